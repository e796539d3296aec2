import { eq } from "drizzle-orm";
import { paperImports } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import type { DiscardForm } from "./forms";
import { lockWorkbook } from "./lock-workbook.server";
import { whyNotKeepPaper } from "./policy";
import type { WorkbookRow } from "./read-workbook";

/**
 * Discard a filled workbook that waits: what was read from it is deleted and reaches no sheet. Its hash, its entries and the reason stay in the
 * audit, so that whoever has the file can show what was discarded, and that somebody handed it in bars them from the jury as before. Returns the name of the file.
 * Throws "forbidden"; "not_found"; "conflict" where it was taken over already.
 * Source: docs/rules/paper.md#workbooks
 */
export function discardWorkbook(
  ctx: Context,
  roundId: string,
  importId: string,
  { reason }: DiscardForm,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await roundById(ctx, roundId);
    const forbidden = whyNotKeepPaper(ctx.actor, round);
    if (forbidden) throw new DomainError("forbidden", forbidden);
    const { id, fileName, sha256, givenBy, rows } = await lockWorkbook(ctx, round.id, importId);
    await ctx.db.update(paperImports).set({ rows: [], discardedAt: ctx.now }).where(eq(paperImports.id, id));
    await recordAudit(ctx, {
      act: "paper_sheets.workbook_discarded",
      subject: { kind: "round", id: round.id },
      before: { workbook: id, fileName, sha256, givenBy, entries: (rows as WorkbookRow[]).map((row) => row.code) },
      after: { reason },
    });
    return fileName;
  });
}

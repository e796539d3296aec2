import { and, eq, gt, sql } from "drizzle-orm";
import { paperImports, paperSheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { criteriaTree, roundById } from "../rounds/queries.server";
import { askedOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import type { TakingForm } from "./forms";
import { type LockedPaper, lockForTaking } from "./lock-paper.server";
import { lockWorkbook } from "./lock-workbook.server";
import { whyNotKeepPaper } from "./policy";
import { metBy, type WorkbookRow } from "./read-workbook";
import { inLockOrder } from "./rules";
import { lastReopenings } from "./taken-rows.server";
import { versionOf } from "./version.server";
import { writePaper } from "./write-paper.server";

/** Counted over the rows of a workbook. */
export interface TakenWorkbook {
  readonly signed: number;
  readonly unfinished: number;
}

/**
 * Write every filled row of a workbook on its sheet, or none. Throws "forbidden"; "not_found"; "conflict" when it was taken over
 * already, when another file was taken over or a sheet of its rows opened again since it was given, and when other than `version` stands
 * on its sheets by now; "closed" naming the row whose sheet takes nothing any more; "invalid"
 * without a `reason` where it meets what stands.
 * Source: docs/rules/paper.md#workbooks
 */
export function takeWorkbook(
  ctx: Context,
  roundId: string,
  importId: string,
  { version, reason }: TakingForm,
): Promise<TakenWorkbook> {
  return inTransaction(ctx, async (ctx) => {
    const round = await roundById(ctx, roundId);
    const forbidden = whyNotKeepPaper(ctx.actor, round);
    if (forbidden) throw new DomainError("forbidden", forbidden);
    const found = await lockWorkbook(ctx, round.id, importId);
    await refuseOvertaken(ctx, found);
    const rows = inLockOrder(found.rows as WorkbookRow[]);
    const locked = new Map<string, LockedPaper>();
    for (const row of rows) locked.set(row.sheetId, await lockRow(ctx, row));
    await refuseReopened(ctx, round.id, found, rows);
    const standing = Object.fromEntries([...locked].map(([sheetId, at]) => [sheetId, at.standing]));
    if (version !== (await versionOf(ctx, round.id, { standing }))) {
      throw new DomainError("conflict", m.paper_changed_meanwhile());
    }
    const [tree, papers] = await Promise.all([criteriaTree(ctx, round.id), papersOf(ctx, found.printId)]);
    const isOther = rows.some((row) => metBy(row, locked.get(row.sheetId)!.standing).length > 0);
    if (isOther && (reason ?? "").length < 10) {
      throw new DomainError("invalid", m.paper_reason_needed(), { reason: [m.paper_reason_needed()] });
    }
    const taken = { signed: 0, unfinished: 0 };
    for (const row of rows) {
      const at = locked.get(row.sheetId)!;
      const { isSigned } = await writePaper(
        ctx,
        at,
        askedOf(tree, at.sheet.groupCode),
        { ...row, signedOn: null },
        {
          medium: "xlsx",
          paper: { id: row.paperId, code: papers.get(row.paperId)! },
          keyedBy: [found.givenBy],
          workbook: { importId: found.id, sha256: found.sha256 },
          reason: metBy(row, at.standing).length > 0 ? reason! : null,
        },
      );
      taken[isSigned ? "signed" : "unfinished"] += 1;
    }
    await ctx.db
      .update(paperImports)
      .set({ takenBy: ctx.actor!.userId, takenAt: ctx.now, takenTurn: sql`uuidv7()` })
      .where(eq(paperImports.id, found.id));
    await recordAudit(ctx, {
      act: "paper_sheets.workbook_taken",
      subject: { kind: "round", id: round.id },
      after: { workbook: found.id, sha256: found.sha256, ...taken },
    });
    return taken;
  });
}

/** What another file of the print brought since may stand in this one too, and was passed by only if it is given now. */
async function refuseOvertaken(
  ctx: WriteContext,
  { id, printId }: { readonly id: string; readonly printId: string },
): Promise<void> {
  const later = and(eq(paperImports.printId, printId), gt(paperImports.takenTurn, id));
  if ((await ctx.db.$count(paperImports, later)) > 0) throw new DomainError("conflict", m.paper_workbook_overtaken());
}

/** What it says was said before the head opened the sheet again: whether it says more than earlier files is asked when it is given. */
async function refuseReopened(
  ctx: WriteContext,
  roundId: string,
  { id }: { readonly id: string },
  rows: readonly WorkbookRow[],
): Promise<void> {
  const reopened = await lastReopenings(
    ctx,
    roundId,
    rows.map((row) => row.sheetId),
  );
  const since = rows.find(({ sheetId }) => (reopened.get(sheetId) ?? "") > id);
  if (since) throw new DomainError("conflict", m.paper_workbook_reopened({ row: since.row, code: since.code }));
}

async function lockRow(ctx: WriteContext, { row, code, sheetId }: WorkbookRow): Promise<LockedPaper> {
  try {
    return await lockForTaking(ctx, sheetId);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "closed") throw error;
    throw new DomainError("closed", m.paper_row_closed({ row, code, reason: error.message }));
  }
}

async function papersOf(ctx: WriteContext, printId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: paperSheets.id, code: paperSheets.code })
    .from(paperSheets)
    .where(eq(paperSheets.printId, printId));
  return new Map(rows.map((row) => [row.id, row.code]));
}

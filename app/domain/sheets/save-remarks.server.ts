import { eq } from "drizzle-orm";
import { sheets } from "~/db/schema";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockOwnSheet } from "./lock-sheet.server";
import { whyNotScore } from "./policy";

/** The juror's remarks on the entry as a whole. They change no result, so the ledger does not hold them. Throws as `recordPoint`. */
export function saveRemarks(ctx: Context, sheetId: string, { remarks }: { readonly remarks: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockOwnSheet(ctx, sheetId);
    const closed = whyNotScore(sheet);
    if (closed) throw new DomainError("closed", closed);
    await ctx.db
      .update(sheets)
      .set({ remarks: remarks || null })
      .where(eq(sheets.id, sheet.id));
  });
}

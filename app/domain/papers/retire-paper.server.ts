import { eq } from "drizzle-orm";
import { papers } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockPaper } from "./lock-paper.server";

/** Take a paper out of use: no longer offered for dossiers, nor warned of. Those that use it keep it. */
export function retirePaper(ctx: Context, id: string): Promise<{ establishmentId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { establishmentId, kind, number } = await lockPaper(ctx, id);
    await ctx.db.update(papers).set({ retiredAt: ctx.now }).where(eq(papers.id, id));
    await recordAudit(ctx, { act: "papers.retired", subject: { kind: "paper", id }, before: { kind, number } });
    return { establishmentId };
  });
}

import { eq } from "drizzle-orm";
import { schemeDrafts } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { DiscardDraftForm } from "./forms";
import { lockDraft } from "./lock-draft.server";

/** Give a draft up; what it held stays in the audit. Refused: "forbidden" and "conflict" as `lockDraft`. */
export function discardDraft(ctx: Context, code: string, input: DiscardDraftForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { scheme, rules } = await lockDraft(ctx, code, input.version);
    await ctx.db.delete(schemeDrafts).where(eq(schemeDrafts.schemeId, scheme.id));
    await recordAudit(ctx, {
      act: "schemes.draft_discarded",
      subject: { kind: "scheme", id: scheme.id },
      before: { rules },
    });
  });
}

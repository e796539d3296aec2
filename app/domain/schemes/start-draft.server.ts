import { schemeDrafts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockScheme } from "./lock-draft.server";
import { rulesOfVersion, schemeByCode } from "./queries.server";

/** Begin the next version from the latest one. Refused: "forbidden" as `lockScheme`, "conflict" when someone began already. */
export function startDraft(ctx: Context, code: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await lockScheme(ctx, code);
    const { latest } = await schemeByCode(ctx, code);
    const rules = await rulesOfVersion(ctx, id, latest);
    const rows = await ctx.db
      .insert(schemeDrafts)
      .values({ schemeId: id, rules, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
      .onConflictDoNothing()
      .returning({ schemeId: schemeDrafts.schemeId });
    if (rows.length === 0) throw new DomainError("conflict", m.schemes_draft_exists());
    await recordAudit(ctx, {
      act: "schemes.draft_started",
      subject: { kind: "scheme", id },
      after: { from: latest },
    });
  });
}

import { eq } from "drizzle-orm";
import { schemeDrafts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { diffRules } from "./diff-rules";
import { saidFindings } from "./finding-sentences";
import type { PublishDraftForm } from "./forms";
import { lockDraft } from "./lock-draft.server";
import { addVersion, hashOfRules } from "./publish-scheme.server";
import { rulesOfVersion, schemeByCode } from "./queries.server";

/**
 * Make a draft the next version, for new rounds; those made from an earlier one keep theirs. Returns its number.
 * Refused: "forbidden" and "conflict" as `lockDraft`, so that of two who publish at once the second is told;
 * "closed" when nothing differs from the version before; "invalid" with a sentence for each thing that does not hold.
 */
export function publishDraft(ctx: Context, code: string, input: PublishDraftForm): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { scheme, rules } = await lockDraft(ctx, code, input.version);
    const { latest } = await schemeByCode(ctx, code);
    if (diffRules(await rulesOfVersion(ctx, scheme.id, latest), rules).length === 0) {
      throw new DomainError("closed", m.schemes_nothing_changed());
    }
    const findings = saidFindings(rules);
    if (findings.length > 0) {
      throw new DomainError("invalid", findings.map((finding) => finding.sentence).join(" "));
    }

    const { version } = await addVersion(ctx, scheme.id, { rules, by: ctx.actor!.userId, note: input.note });
    await ctx.db.delete(schemeDrafts).where(eq(schemeDrafts.schemeId, scheme.id));
    await recordAudit(ctx, {
      act: "schemes.published",
      subject: { kind: "scheme", id: scheme.id },
      after: { version, note: input.note, rulesHash: hashOfRules(rules) },
    });
    return { version };
  });
}

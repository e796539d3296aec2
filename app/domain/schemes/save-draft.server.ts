import { eq, sql } from "drizzle-orm";
import { schemeDrafts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { withBands } from "./apply-criteria";
import { withSection } from "./apply-section";
import { diffRules } from "./diff-rules";
import type { BandsForm, SectionForm } from "./forms";
import { type LockedDraft, lockDraft } from "./lock-draft.server";
import { type Rule, SchemeRules, type Section } from "./rules";

/**
 * Keep one section of a draft as it was typed, also while it does not hold together: what is wrong is shown beside it, and
 * only publishing asks that nothing is.
 * Refused: "forbidden" as `lockScheme`; "conflict" when someone else saved since the page was loaded.
 */
export function saveDraft<Name extends Section>(
  ctx: Context,
  code: string,
  input: { readonly section: Name; readonly form: SectionForm<Name> },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, code, input.form.version);
    await keep(ctx, draft, withSection(draft.rules, input.section, input.form));
  });
}

/** Keep what the points of one criterion mean. Refused as `saveDraft`, and "not_found" when no leaf has this code. */
export function saveBands(
  ctx: Context,
  code: string,
  input: { readonly criterion: string; readonly form: BandsForm },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, code, input.form.version);
    const rules = withBands(draft.rules, input.criterion, input.form);
    if (!rules) throw new DomainError("not_found", m.schemes_criterion_unknown({ code: input.criterion }));
    await keep(ctx, draft, rules);
  });
}

async function keep(ctx: WriteContext, { scheme, rules: before }: LockedDraft, changed: SchemeRules): Promise<void> {
  const rules = SchemeRules.parse(changed);
  const touched = [...new Set(diffRules(before, rules).map((change) => change.rule))];
  // Saved all the same: whoever has the page open learns that someone else has been here.
  await ctx.db
    .update(schemeDrafts)
    .set({
      rules,
      version: sql`${schemeDrafts.version} + 1`,
      updatedAt: ctx.now,
      updatedBy: ctx.actor!.userId,
    })
    .where(eq(schemeDrafts.schemeId, scheme.id));
  await recordAudit(ctx, {
    act: "schemes.draft_saved",
    subject: { kind: "scheme", id: scheme.id },
    before: only(before, touched),
    after: only(rules, touched),
  });
}

const only = (rules: SchemeRules, names: readonly Rule[]) =>
  Object.fromEntries(names.map((name) => [name, rules[name]]));

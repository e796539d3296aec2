import { eq, sql } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { withBands } from "../schemes/apply-criteria";
import { withSection } from "../schemes/apply-section";
import { diffRules } from "../schemes/diff-rules";
import type { BandsForm, SectionForm } from "../schemes/forms";
import { type Rule, SchemeRules, type Section } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import { factsOfRound } from "./facts.server";
import { type LockedRules, lockRules } from "./lock-rules.server";
import { keptSections } from "./policy";

/**
 * Keep one section of the rules of a draft round, or of a reopening, as it was typed, also while it does not hold together:
 * only opening and the council's decision ask that everything does.
 * Refused: as `lockRules`, and "closed" for a section that stays once there are sheets.
 */
export function saveRoundRules<Name extends Section>(
  ctx: Context,
  roundId: string,
  input: { readonly section: Name; readonly form: SectionForm<Name> },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockRules(ctx, roundId, input.form.version);
    await refuseKept(ctx, locked, input.section);
    await keep(ctx, locked, withSection(locked.rules, input.section, input.form));
  });
}

/** Keep what the points of one criterion mean. Refused as `saveRoundRules`, and "not_found" when no leaf has this code. */
export function saveRoundBands(
  ctx: Context,
  roundId: string,
  input: { readonly criterion: string; readonly form: BandsForm },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockRules(ctx, roundId, input.form.version);
    await refuseKept(ctx, locked, "criteria");
    const rules = withBands(locked.rules, input.criterion, input.form);
    if (!rules) throw new DomainError("not_found", m.schemes_criterion_unknown({ code: input.criterion }));
    await keep(ctx, locked, rules);
  });
}

async function refuseKept(ctx: WriteContext, { round }: LockedRules, section: Section): Promise<void> {
  const kept = keptSections(await factsOfRound(ctx, round.id))[section];
  if (kept) throw new DomainError("closed", kept);
}

async function keep(ctx: WriteContext, { round, rules: before }: LockedRules, changed: SchemeRules): Promise<void> {
  const rules = SchemeRules.parse(changed);
  const touched = [...new Set(diffRules(before, rules).map((change) => change.rule))];
  await ctx.db
    .update(rounds)
    .set({
      ...(round.openedAt ? { reopenedRules: rules } : { rules }),
      rulesVersion: sql`${rounds.rulesVersion} + 1`,
      rulesSavedAt: ctx.now,
      rulesSavedBy: ctx.actor!.userId,
    })
    .where(eq(rounds.id, round.id));
  await recordAudit(ctx, {
    act: round.openedAt ? "rounds.reopening_saved" : "rounds.rules_edited",
    subject: { kind: "round", id: round.id },
    before: only(before, touched),
    after: only(rules, touched),
  });
}

const only = (rules: SchemeRules, names: readonly Rule[]) =>
  Object.fromEntries(names.map((name) => [name, rules[name]]));

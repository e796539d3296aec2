import { eq } from "drizzle-orm";
import { rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { type SaidFinding, saidFindings } from "../schemes/finding-sentences";
import { schemeVersionById } from "../schemes/queries.server";
import { SchemeRules, type Section } from "../schemes/rules";
import { factsOfRound } from "./facts.server";
import { keptSections, mayPrepareRounds } from "./policy";
import { type RoundDetails, roundToWorkOn } from "./queries.server";

export interface WrittenRules {
  readonly round: RoundDetails;
  /** `frozen`: in force, and nobody writes others. */
  readonly state: "draft" | "reopening" | "frozen";
  /** Of a draft its own, of a reopening what is to come into force, else those in force. */
  readonly rules: SchemeRules;
  /** What a draft or a frozen round began with: its scheme's version. Of a reopening: the rules in force. */
  readonly before: SchemeRules;
  readonly saved: { readonly at: Date; readonly by: string } | null;
  readonly findings: readonly SaidFinding[];
  /** Why the actor cannot write them now. */
  readonly whyNotWrite: string | null;
  /** Sections that stay as they are in a reopening, with why. */
  readonly kept: Partial<Record<Section, string>>;
}

/** The rules of a round as they are read and written, for the people of its agency. Refused as `roundToWorkOn`. */
export async function writtenRules(ctx: Context, slug: string): Promise<WrittenRules> {
  const round = await roundToWorkOn(ctx, slug);
  const [[row], version, facts] = await Promise.all([
    ctx.db
      .select({ reopened: rounds.reopenedRules, at: rounds.rulesSavedAt, by: users.name })
      .from(rounds)
      .leftJoin(users, eq(users.id, rounds.rulesSavedBy))
      .where(eq(rounds.id, round.id)),
    schemeVersionById(ctx, round.scheme.versionId),
    factsOfRound(ctx, round.id),
  ]);
  const state = !round.openedAt ? "draft" : row!.reopened ? "reopening" : "frozen";
  const rules = state === "reopening" ? SchemeRules.parse(row!.reopened) : round.rules;
  const mayWrite = mayPrepareRounds(ctx.actor, round.agencyId);
  const { at, by } = row!;
  return {
    round,
    state,
    rules,
    before: state === "reopening" ? round.rules : version!.rules,
    saved: at && by && state !== "frozen" ? { at, by } : null,
    findings: state === "frozen" ? [] : saidFindings(rules),
    whyNotWrite: mayWrite ? (state === "frozen" ? m.rounds_rules_are_frozen() : null) : m.rounds_not_your_agency(),
    kept: state === "reopening" ? keptSections(facts) : {},
  };
}

import { withCriteria } from "../schemes/apply-criteria";
import { type Finding, findingsIn } from "../schemes/check-rules";
import type { CriterionRule, SchemeRules } from "../schemes/rules";
import type { FrameForm } from "./forms";

/** A criterion that the law fixes and a frame changed: its code, and its points in hundredths; null where it is gone or new. */
export interface FixedPointsChanged {
  readonly code: string;
  readonly fixed: number | null;
  readonly is: number | null;
}

/**
 * The criteria of the first rank that a frame would change: a frame goes into detail below them, their points are the scheme's.
 * Source: docs/rules/frames.md.
 */
export function changedRoots(fixed: readonly CriterionRule[], frame: readonly CriterionRule[]): FixedPointsChanged[] {
  const codes = [...new Set([...fixed, ...frame].map((one) => one.code))];
  const pointsOf = (list: readonly CriterionRule[], code: string) =>
    list.find((one) => one.code === code)?.maximum ?? null;
  return codes
    .map((code) => ({ code, fixed: pointsOf(fixed, code), is: pointsOf(frame, code) }))
    .filter((root) => root.fixed !== root.is);
}

/**
 * The criteria of a round with what was typed below those of the first rank; one that was not sent stays as it is. Bands of
 * points keep their shares of the maximum; a criterion that is new or got parts has none.
 */
export function frameFrom(rules: SchemeRules, { roots }: Pick<FrameForm, "roots">): CriterionRule[] {
  const { criteria, scoreStep } = rules;
  const sent = criteria.value.flatMap((root) => {
    const typed = roots.find((one) => one.code === root.code);
    return typed ? [{ ...root, was: root.code, groups: root.groups ?? [], parts: typed.parts }] : [];
  });
  const built = withCriteria(rules, {
    version: 0,
    criteria: sent,
    criteriaSource: criteria.source,
    scoreStep: scoreStep.value,
    scoreStepSource: scoreStep.source,
  }).criteria.value;
  return criteria.value.map((root) => built.find((one) => one.code === root.code) ?? root);
}

/** The rules of a round under a decided frame; `source` names the decision. */
export function withFrame(rules: SchemeRules, criteria: CriterionRule[], source: string): SchemeRules {
  return { ...rules, criteria: { value: criteria, source } };
}

/** What keeps a frame from being proposed: its own criteria alone, not what else the round's rules may lack. */
export function findingsInFrame(rules: SchemeRules, criteria: CriterionRule[]): Finding[] {
  return findingsIn(withFrame(rules, criteria, "")).filter(
    (one) => one.rule === "criteria" || one.rule === "tieBreaks",
  );
}

/** A proposal that another one may begin with: it waits, or was sent back and nothing came after it. */
interface Proposal {
  readonly proposedAt: Date;
  /** Of the chair's decision; null where there is none. */
  readonly number: string | null;
  /** Of the rules it was written against. */
  readonly rulesHash: string;
}

/**
 * What the next proposal begins with; null: the criteria in force, as after a proposal that was written against other rules.
 * frames: the latest first. rulesHash: of the rules in force.
 */
export function startOf<F extends Proposal>(frames: readonly F[], rulesHash: string | null): F | null {
  const [latest] = frames;
  return latest && latest.number === null && latest.rulesHash === rulesHash ? latest : null;
}

/** Changes with every proposal, so that who writes over an older one is told. */
export const versionOfStart = (start: Pick<Proposal, "proposedAt"> | null): number => start?.proposedAt.getTime() ?? 0;

import { outcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Outcome } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<Exclude<Outcome, "recognised">, TagTone> = {
  passed_over_cap: "wait",
  not_passed: "plain",
  too_few_sheets: "bad",
};

interface OutcomeTagProps {
  readonly outcome: Outcome;
  /** By a decision; the tally alone only proposes. */
  readonly isRecognised: boolean;
}

export function OutcomeTag({ outcome, isRecognised }: OutcomeTagProps) {
  if (isRecognised) return <Tag tone="gold">{outcomeName("recognised")}</Tag>;
  if (outcome === "recognised") return <Tag tone="ok">{m.tallies_proposed_count()}</Tag>;
  return <Tag tone={TONES[outcome]}>{outcomeName(outcome)}</Tag>;
}

import { complaintOutcomeName } from "~/i18n/names";
import type { ComplaintOutcome } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<ComplaintOutcome, TagTone> = {
  upheld: "wait",
  partly_upheld: "wait",
  rejected: "plain",
  withdrawn: "plain",
};

/** What became of a complaint. */
export function OutcomeTag({ outcome }: { outcome: ComplaintOutcome }) {
  return <Tag tone={TONES[outcome]}>{complaintOutcomeName(outcome)}</Tag>;
}

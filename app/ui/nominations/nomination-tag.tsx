import { nominationStateName } from "~/i18n/names";
import type { NominationState } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<NominationState, TagTone> = {
  draft: "plain",
  submitted: "info",
  more_asked: "wait",
  admitted: "ok",
  refused: "bad",
  withdrawn: "plain",
};

export function NominationTag({ state }: { state: NominationState }) {
  return <Tag tone={TONES[state]}>{nominationStateName(state)}</Tag>;
}

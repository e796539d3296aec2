import { applicationStateName } from "~/i18n/names";
import type { ApplicationState } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Record<ApplicationState, TagTone> = {
  draft: "plain",
  submitted: "info",
  more_asked: "wait",
  accepted: "ok",
  waiting: "wait",
  refused: "bad",
  withdrawn: "plain",
};

export function StateTag({ state }: { state: ApplicationState }) {
  return <Tag tone={TONES[state]}>{applicationStateName(state)}</Tag>;
}

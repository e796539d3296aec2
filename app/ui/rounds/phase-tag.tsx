import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PhaseKind } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const TONES: Partial<Record<PhaseKind, TagTone>> = {
  nomination: "ok",
  screening: "info",
  scoring: "info",
  council: "info",
  expected_list: "wait",
  decision: "wait",
};

/** What a round is in now, in words; a draft is in nothing yet. */
export function PhaseTag({ phase, isDraft }: { phase: PhaseKind | null; isDraft?: boolean }) {
  if (isDraft) return <Tag>{m.rounds_draft_tag()}</Tag>;
  if (!phase) return <Tag>{m.ui_phase_next()}</Tag>;
  return <Tag tone={TONES[phase]}>{phaseName(phase)}</Tag>;
}

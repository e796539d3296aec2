import type { CopyState } from "~/domain/redactions/forms";
import { m } from "~/i18n/paraglide/messages";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const NAMES: Record<CopyState, () => string> = {
  none: m.redactions_state_none,
  draft: m.redactions_state_draft,
  released: m.redactions_state_released,
  changed: m.redactions_state_changed,
};

const TONES: Record<CopyState, TagTone> = { none: "bad", draft: "wait", released: "ok", changed: "info" };

export const copyStateName = (state: CopyState): string => NAMES[state]();

export function CopyTag({ state }: { state: CopyState }) {
  return <Tag tone={TONES[state]}>{copyStateName(state)}</Tag>;
}

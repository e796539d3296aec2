import type { LetterState } from "~/domain/exhibitor-papers/letters.server";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

const STATES = {
  none: { tone: "plain", name: m.exhibitors_letter_state_none },
  current: { tone: "ok", name: m.exhibitors_letter_state_current },
  changed: { tone: "wait", name: m.exhibitors_letter_state_changed },
  void: { tone: "bad", name: m.exhibitors_letter_state_void },
} as const satisfies Record<LetterState, unknown>;

export function LetterStateTag({ state }: { readonly state: LetterState }) {
  const { tone, name } = STATES[state];
  return <Tag tone={tone}>{name()}</Tag>;
}

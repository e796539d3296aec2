import { m } from "~/i18n/paraglide/messages";
import type { PaperVerdict } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const NAMES: Readonly<Record<PaperVerdict, () => string>> = {
  in_order: m.nominations_screen_verdict_in_order,
  missing: m.nominations_screen_verdict_missing,
  unreadable: m.nominations_screen_verdict_unreadable,
  expired: m.nominations_screen_verdict_expired,
  not_needed: m.nominations_screen_verdict_not_needed,
};

const TONES: Readonly<Record<PaperVerdict, TagTone>> = {
  in_order: "ok",
  missing: "bad",
  unreadable: "bad",
  expired: "bad",
  not_needed: "plain",
};

export const verdictName = (verdict: PaperVerdict): string => NAMES[verdict]();

export function VerdictTag({ verdict }: { verdict: PaperVerdict }) {
  return <Tag tone={TONES[verdict]}>{verdictName(verdict)}</Tag>;
}

import { m } from "~/i18n/paraglide/messages";
import type { PrintLanguage, PrintRunKind, PrintRunState } from "~/lib/vocabulary";
import { Tag } from "~/ui/primitives/tag";

const KINDS: Readonly<Record<PrintRunKind, () => string>> = {
  sheets: m.templates_kind_sheets,
  files: m.templates_kind_files,
};

export const runKindName = (kind: PrintRunKind): string => KINDS[kind]();

const LANGUAGES: Readonly<Record<PrintLanguage, () => string>> = {
  template: m.templates_language_template,
  vi: m.templates_language_vi,
  "vi-en": m.templates_language_both,
};

export const runLanguageName = (language: PrintLanguage): string => LANGUAGES[language]();

const STATES = {
  queued: { tone: "wait", name: m.templates_state_queued },
  running: { tone: "wait", name: m.templates_state_running },
  done: { tone: "ok", name: m.templates_state_done },
  swept: { tone: "plain", name: m.templates_state_swept },
  failed: { tone: "bad", name: m.templates_state_failed },
  cancelled: { tone: "plain", name: m.templates_state_cancelled },
} as const;

export function RunStateTag({ state }: { state: PrintRunState }) {
  const { tone, name } = STATES[state];
  return <Tag tone={tone}>{name()}</Tag>;
}

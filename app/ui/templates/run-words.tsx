import { m } from "~/i18n/paraglide/messages";
import type { PrintRunKind, PrintRunState } from "~/lib/vocabulary";
import { Tag } from "~/ui/primitives/tag";

const KINDS: Readonly<Record<PrintRunKind, () => string>> = {
  sheets: m.templates_kind_sheets,
  files: m.templates_kind_files,
};

export const runKindName = (kind: PrintRunKind): string => KINDS[kind]();

const STATES = {
  queued: { tone: "wait", name: m.templates_state_queued },
  running: { tone: "wait", name: m.templates_state_running },
  done: { tone: "ok", name: m.templates_state_done },
  failed: { tone: "bad", name: m.templates_state_failed },
  cancelled: { tone: "plain", name: m.templates_state_cancelled },
} as const;

export function RunStateTag({ state }: { state: PrintRunState }) {
  const { tone, name } = STATES[state];
  return <Tag tone={tone}>{name()}</Tag>;
}

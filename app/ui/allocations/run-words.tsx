import { formatNumber, formatPercent } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { AllocationRunState } from "~/lib/vocabulary";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const STATES: Record<AllocationRunState, { readonly name: () => string; readonly tone: TagTone }> = {
  queued: { name: m.allocations_state_queued, tone: "wait" },
  running: { name: m.allocations_state_running, tone: "wait" },
  done: { name: m.allocations_state_done, tone: "info" },
  failed: { name: m.allocations_state_failed, tone: "bad" },
  cancelled: { name: m.allocations_state_cancelled, tone: "plain" },
  applied: { name: m.allocations_state_applied, tone: "ok" },
  discarded: { name: m.allocations_state_discarded, tone: "plain" },
};

export function RunTag({ state }: { state: AllocationRunState }) {
  return <Tag tone={STATES[state].tone}>{STATES[state].name()}</Tag>;
}

/** How far a plan is from the best there could be, in words. */
export function provedWords({ objective, bound }: { readonly objective: number; readonly bound: number }): string {
  if (bound <= objective) return m.allocations_proved_best();
  const share = formatPercent((bound - objective) / Math.max(Math.abs(bound), 1), 2);
  return m.allocations_proved_gap({ points: formatNumber(bound - objective), share });
}

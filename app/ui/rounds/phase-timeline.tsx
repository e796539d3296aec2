import { isOnlyAnnounced, OPTIONAL_PHASES, wasCancelled } from "~/domain/rounds/rules";
import { formatDate, formatDateRange, formatTimestamp } from "~/i18n/formats";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import { Timeline, type TimelineStep } from "~/ui/primitives/timeline";

export interface ShownPhase {
  readonly kind: PhaseKind;
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  readonly reason?: string | null;
}

interface PhaseTimelineProps {
  readonly phases: readonly ShownPhase[];
  readonly phase: PhaseKind | null;
  /** Nothing has begun in a draft, whatever its dates. */
  readonly isDraft?: boolean;
  /** Say why a phase was moved by hand. */
  readonly withReasons?: boolean;
}

/** The phases a round passes through. Those it may do without are shown once they have a date, and of one that was ended early those it came to. */
export function PhaseTimeline({ phases, phase, isDraft, withReasons }: PhaseTimelineProps) {
  const byKind = new Map(phases.map((one) => [one.kind, one]));
  const isCancelled = wasCancelled(phase, phases);
  const shown = PHASES.filter((kind) => byKind.has(kind) || !(isCancelled || OPTIONAL_PHASES.includes(kind)));
  const now = phase ? PHASES.indexOf(phase) : -1;
  const steps = shown.map((kind): TimelineStep => {
    const span = byKind.get(kind);
    const place = PHASES.indexOf(kind);
    const state = isDraft || now < 0 || place > now ? "next" : place === now ? "now" : "done";
    return {
      key: kind,
      title: phaseName(kind),
      state,
      when: span && whenOf(span, state),
      note:
        withReasons && span?.reason && state !== "next" ? m.rounds_phase_moved_reason({ reason: span.reason }) : null,
    };
  });
  return <Timeline steps={steps} label={m.rounds_board_timeline()} />;
}

/** "01/03–31/03/2026", "đến 17h00, 31/03/2026" while it lasts, "dự kiến 10/05/2026" when only announced. */
function whenOf(span: ShownPhase, state: TimelineStep["state"]): string {
  if (isOnlyAnnounced(span)) return m.rounds_expected_on({ date: formatDate(span.opensAt) });
  if (!span.closesAt) return m.rounds_from_on({ from: formatDate(span.opensAt) });
  if (state === "now") return m.rounds_until_at({ until: formatTimestamp(span.closesAt) });
  return formatDateRange(span.opensAt, span.closesAt);
}

import type { ProcessingClock } from "~/domain/nominations/clock";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

/** From here on the last days are shown as such. */
const SOON = 5;

/** What is left of the time for checking a dossier, in working days. */
export function ClockTag({ clock: { used, left, state } }: { clock: ProcessingClock }) {
  if (state === "stopped") return <Tag>{m.nominations_screen_clock_used({ count: used })}</Tag>;
  if (left === null) return <Tag tone="info">{m.nominations_screen_clock_running({ count: used })}</Tag>;
  if (state === "paused") return <Tag tone="plain">{m.nominations_screen_clock_paused({ count: left })}</Tag>;
  if (left < 0) return <Tag tone="bad">{m.nominations_screen_clock_late({ count: -left })}</Tag>;
  return <Tag tone={left <= SOON ? "wait" : "info"}>{m.nominations_screen_clock_left({ count: left })}</Tag>;
}

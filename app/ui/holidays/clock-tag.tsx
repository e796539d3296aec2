import { Clock as ClockIcon } from "lucide-react";
import type { Clock } from "~/domain/holidays/rules";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Tag, type TagTone } from "~/ui/primitives/tag";

/** Fewer working days than this are worth a colour. */
const SOON_DAYS = 3;

/** Where a period of working days stands, in words: days left, overdue, done in time or late. */
export function ClockTag({ clock }: { clock: Clock }) {
  return (
    <Tag tone={toneOf(clock)} icon={<ClockIcon size={13} aria-hidden />} className="whitespace-nowrap">
      {clockText(clock)}
    </Tag>
  );
}

function toneOf({ state, days }: Clock): TagTone {
  if (state === "overdue") return "bad";
  if (state === "late") return "wait";
  if (state === "met") return "ok";
  return days < SOON_DAYS ? "wait" : "info";
}

function clockText({ state, days, dueOn }: Clock): string {
  const date = formatDate(dueOn);
  switch (state) {
    case "running":
      return days === 0 ? m.holidays_clock_last_day({ date }) : m.holidays_clock_left({ count: days });
    // Over a weekend the last day is past and no working day has gone by.
    case "overdue":
      return days === 0 ? m.holidays_clock_overdue_since({ date }) : m.holidays_clock_overdue({ count: days });
    case "late":
      return days === 0 ? m.holidays_clock_late_since({ date }) : m.holidays_clock_late({ count: days });
    case "met":
      return m.holidays_clock_met();
  }
}

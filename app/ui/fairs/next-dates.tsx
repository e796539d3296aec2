import { formatDate, formatDateTime, formatTimeLeft } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { endOfDay } from "~/lib/dates";
import { classNames } from "~/ui/primitives/class-names";

interface DatedFair {
  readonly applicationsOpenAt: Date | null;
  readonly applicationsCloseAt: Date | null;
  readonly picksOpenAt: Date | null;
  readonly picksCloseAt: Date | null;
  readonly depositDueOn: string | null;
  readonly balanceDueOn: string | null;
  readonly signsDueOn: string | null;
  readonly goodsListDueOn: string | null;
  readonly goodsDueOn: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The dates of a fair in their order; what is past is greyed, what comes next says how long it is. */
export function NextDates({ fair, now }: { fair: DatedFair; now: Date }) {
  const moments = [
    { label: m.fairs_field_applications_open(), at: fair.applicationsOpenAt },
    { label: m.fairs_field_applications_close(), at: fair.applicationsCloseAt },
    { label: m.fairs_field_picks_open(), at: fair.picksOpenAt },
    { label: m.fairs_field_picks_close(), at: fair.picksCloseAt },
  ].flatMap(({ label, at }) => (at ? [{ label, at, said: formatDateTime(at) }] : []));
  const days = [
    { label: m.fairs_field_deposit_due(), day: fair.depositDueOn },
    { label: m.fairs_field_balance_due(), day: fair.balanceDueOn },
    { label: m.fairs_field_signs_due(), day: fair.signsDueOn },
    { label: m.fairs_field_goods_list_due(), day: fair.goodsListDueOn },
    { label: m.fairs_field_goods_due(), day: fair.goodsDueOn },
    { label: m.fairs_field_starts(), day: fair.startsOn },
    { label: m.fairs_field_ends(), day: fair.endsOn },
  ].flatMap(({ label, day }) => (day ? [{ label, at: endOfDay(day), said: formatDate(day) }] : []));
  const dates = [...moments, ...days].sort((a, b) => a.at.getTime() - b.at.getTime());
  const next = dates.find(({ at }) => at > now);
  return (
    <ol className="grid gap-2.5">
      {dates.map((date) => (
        <li
          key={date.label}
          className={classNames("flex flex-wrap justify-between gap-x-4", date.at <= now && "text-soft")}
        >
          <span className={classNames(date === next && "font-semibold")}>{date.label}</span>
          <span className="tabular-nums">
            {date.said}
            {date === next && <span className="block text-right text-sm">{formatTimeLeft(date.at, now)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

import type { ReactNode } from "react";
import { formatDate, formatTime, formatWeekday } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { fairEventKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { FairEventKind } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { byDay } from "./by-day";

export interface ShownEvent {
  readonly id: string;
  readonly kind: FairEventKind;
  readonly title: string;
  readonly titleEn: string;
  readonly place: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isPublic: boolean;
  readonly cancelledAt: Date | null;
}

interface ProgrammeProps {
  readonly events: readonly ShownEvent[];
  /** What the reader may do with one. */
  readonly actionsOf?: (event: ShownEvent) => ReactNode;
}

/** A programme by day; what was cancelled is crossed out and says so. */
export function Programme({ events, actionsOf }: ProgrammeProps) {
  return (
    <div className="grid gap-6">
      {byDay(events).map(({ day, events: own }) => (
        <section key={day}>
          <h3 className="mb-2 text-lg">
            {formatWeekday(day)}, {formatDate(day)}
          </h3>
          <Card padded={false}>
            <ul className="divide-y divide-line">
              {own.map((event) => (
                <Line key={event.id} event={event} actions={actionsOf?.(event)} />
              ))}
            </ul>
          </Card>
        </section>
      ))}
    </div>
  );
}

function Line({ event, actions }: { event: ShownEvent; actions: ReactNode }) {
  const title = getLocale() === "vi" ? event.title : event.titleEn;
  return (
    <li className="grid gap-x-5 gap-y-1 px-5 py-3.5 sm:grid-cols-[8.5rem_1fr_auto] sm:items-center">
      <p className="text-soft tabular-nums">
        {formatTime(event.startsAt)}–{formatTime(event.endsAt)}
      </p>
      <div className="min-w-0">
        <p className="font-semibold">{event.cancelledAt ? <s className="font-normal text-soft">{title}</s> : title}</p>
        <p className="text-sm text-soft">{[fairEventKindName(event.kind), event.place].filter(Boolean).join(" · ")}</p>
        {(event.cancelledAt || !event.isPublic) && (
          <p className="mt-1 flex flex-wrap gap-2">
            {event.cancelledAt && <Tag tone="bad">{m.fairs_event_cancelled()}</Tag>}
            {!event.isPublic && <Tag>{m.fairs_event_inside()}</Tag>}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </li>
  );
}

import { formatDate, formatTimestamp } from "~/i18n/formats";
import { applicationEventName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { ApplicationEvent } from "~/lib/vocabulary";

export interface ShownEvent {
  readonly id: string;
  readonly kind: ApplicationEvent;
  readonly note: string | null;
  readonly dueOn: string | null;
  readonly at: Date | string;
  /** Left out for the applicant: whoever answers speaks for the agency. */
  readonly by?: string;
}

/** What happened to an application, the latest first. */
export function History({ events }: { events: readonly ShownEvent[] }) {
  return (
    <ol className="grid gap-4">
      {events.toReversed().map((event) => (
        <li key={event.id} className="border-l-2 border-line pl-4">
          <p className="font-semibold">{applicationEventName(event.kind)}</p>
          {event.note && <p className="break-words whitespace-pre-line">{event.note}</p>}
          {event.dueOn && <p>{m.applications_due_on({ date: formatDate(event.dueOn) })}</p>}
          <p className="text-sm text-soft">{[formatTimestamp(event.at), event.by].filter(Boolean).join(" · ")}</p>
        </li>
      ))}
    </ol>
  );
}

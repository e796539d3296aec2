import { eventName } from "~/domain/nominations/policy";
import { formatDate, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { NominationEvent } from "~/lib/vocabulary";

interface HistoryStep {
  readonly id: string;
  readonly kind: NominationEvent;
  readonly note: string | null;
  readonly dueOn: string | null;
  readonly actorName: string;
  readonly at: Date;
}

/** What happened to a nomination, oldest first. */
export function NominationHistory({ steps }: { steps: readonly HistoryStep[] }) {
  return (
    <ol className="grid gap-4 border-l-2 border-line pl-4">
      {steps.map((step) => (
        <li key={step.id}>
          <p className="font-semibold">{eventName(step.kind)}</p>
          <p className="text-sm text-soft">
            {m.nominations_history_by({ name: step.actorName, at: formatTimestamp(step.at) })}
          </p>
          {step.note && <p className="mt-1 whitespace-pre-line">{step.note}</p>}
          {step.dueOn && <p className="text-sm">{m.nominations_screen_papers_by({ date: formatDate(step.dueOn) })}</p>}
        </li>
      ))}
    </ol>
  );
}

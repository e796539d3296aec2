import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";

interface HistoryStep {
  readonly kind: NominationState;
  readonly note: string | null;
  readonly actorName: string;
  readonly at: Date;
}

const NAMES: Record<NominationState, () => string> = {
  draft: m.nominations_history_draft,
  submitted: m.nominations_history_submitted,
  more_asked: m.nominations_history_more_asked,
  admitted: m.nominations_history_admitted,
  refused: m.nominations_history_refused,
  withdrawn: m.nominations_history_withdrawn,
};

/** What happened to a nomination, oldest first. */
export function NominationHistory({ steps }: { steps: readonly HistoryStep[] }) {
  return (
    <ol className="grid gap-4 border-l-2 border-line pl-4">
      {steps.map((step) => (
        <li key={`${step.kind} ${step.at.toISOString()}`}>
          <p className="font-semibold">{NAMES[step.kind]()}</p>
          <p className="text-sm text-soft">
            {m.nominations_history_by({ name: step.actorName, at: formatTimestamp(step.at) })}
          </p>
          {step.note && <p className="mt-1 whitespace-pre-line">{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}

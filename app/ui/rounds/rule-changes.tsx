import type { RecordedRuleChange } from "~/domain/rounds/rule-changes.server";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** By which decisions the rules of an open round became others; nothing where they never did. */
export function RuleChanges({ changes }: { changes: readonly RecordedRuleChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="mb-5 grid gap-2">
      {changes.map((change) => (
        <li key={change.id}>
          <p className="font-semibold">
            {CHANGED[change.kind]({
              at: formatDateTime(change.at),
              number: change.number,
              date: formatDate(change.decidedOn),
            })}
          </p>
          <p className="whitespace-pre-line text-soft">{change.reason}</p>
        </li>
      ))}
    </ul>
  );
}

const CHANGED = { frame: m.rounds_changed_by_frame, reopening: m.rounds_changed_by_reopening };

import type { TrailEntry } from "~/domain/complaints/complaint-details.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const ACTS: Readonly<Record<string, () => string>> = {
  "complaints.filed": m.complaints_trail_filed,
  "complaints.assigned": m.complaints_trail_assigned,
  "complaints.noted": m.complaints_trail_noted,
  "complaints.retallied": m.complaints_trail_retallied,
  "complaints.answered": m.complaints_trail_answered,
  "complaints.revocation_proposed": m.complaints_trail_proposed,
  "complaints.reminded": m.complaints_trail_reminded,
  "complaints.contact_erased": m.complaints_trail_contact_erased,
};

/** What was done about a complaint, oldest first. */
export function Trail({ entries }: { entries: readonly TrailEntry[] }) {
  return (
    <ol className="grid gap-4 border-l-2 border-line pl-4">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="font-semibold">{ACTS[entry.act]?.() ?? entry.act}</p>
          <p className="text-sm text-soft">
            {entry.actorName
              ? m.complaints_trail_by({ name: entry.actorName, at: formatTimestamp(entry.at) })
              : formatTimestamp(entry.at)}
          </p>
          {entry.note && <p className="mt-1 break-words whitespace-pre-line">{entry.note}</p>}
        </li>
      ))}
    </ol>
  );
}

import type { NominationRow } from "~/domain/nominations/queries.server";
import type { QueueFilter } from "~/domain/rounds/forms";
import { foldText } from "~/lib/vietnamese-text";
import type { NominationState } from "~/lib/vocabulary";

/** Tabs of the queue, those that wait for someone first. */
export const QUEUE_STATES = [
  "submitted",
  "more_asked",
  "admitted",
  "refused",
  "withdrawn",
] as const satisfies readonly NominationState[];

/** The rows a filter asks for: the ones waiting for an answer first, then by time of submission and code. */
export function selectFrom(rows: readonly NominationRow[], filter: Omit<QueueFilter, "page">): NominationRow[] {
  const wanted = foldText(filter.q);
  return rows
    .filter((row) => !filter.state || row.state === filter.state)
    .filter((row) => !filter.group || row.groupCode === filter.group)
    .filter(
      (row) => wanted === "" || foldText(`${row.code} ${row.productName} ${row.establishmentName}`).includes(wanted),
    )
    .sort(
      (a, b) =>
        Number(b.state === "submitted") - Number(a.state === "submitted") ||
        Number(a.submittedAt ?? 0) - Number(b.submittedAt ?? 0) ||
        (a.code ?? "").localeCompare(b.code ?? ""),
    );
}

import { z } from "zod";
import type { PlainDate } from "~/lib/dates";
import { compareVietnamese, foldText, normalizeText } from "~/lib/vietnamese-text";
import type { NominationState } from "~/lib/vocabulary";
import { isLate, type ProcessingClock } from "./clock";

/** States of the screening queue, those that wait for someone first. */
export const QUEUE_STATES = [
  "submitted",
  "more_asked",
  "admitted",
  "refused",
  "withdrawn",
] as const satisfies readonly NominationState[];

export const QUEUE_SORTS = ["waiting", "clock", "submitted", "code", "product", "establishment"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** The screening queue's address. */
export const QueueFilter = z.object({
  state: z.enum(QUEUE_STATES).optional().catch(undefined),
  group: z.string().max(40).catch(""),
  /** Whose it is: "me", "nobody" or a person's id. */
  officer: z
    .union([z.enum(["me", "nobody"]), z.uuid()])
    .optional()
    .catch(undefined),
  /** Waits for papers of its producer, or is late. */
  due: z.enum(["papers", "overdue"]).optional().catch(undefined),
  q: z.string().max(200).transform(normalizeText).catch(""),
  sort: z.enum(QUEUE_SORTS).catch("waiting"),
  page: z.coerce.number().int().min(1).catch(1),
});
export type QueueFilter = z.output<typeof QueueFilter>;

/** A dossier in the queue. */
export interface QueueRow {
  readonly id: string;
  readonly code: string;
  readonly state: NominationState;
  readonly groupCode: string;
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly submittedAt: Date | null;
  readonly officer: { readonly id: string; readonly name: string } | null;
  readonly clock: ProcessingClock;
  /** The day by which its producer sends what was asked for, or the papers left pending; null when nothing is waited for. */
  readonly papersBy: PlainDate | null;
  /** Whether papers of its producer are waited for, with or without a date. */
  readonly awaitsPapers: boolean;
  /** Its last event, which a decision names as what its author saw. */
  readonly seen: string;
}

/** Late is the agency past its limit, or the producer past the day that was set. */
export function isOverdue(row: Pick<QueueRow, "clock" | "papersBy">, today: PlainDate): boolean {
  return isLate(row.clock) || (row.papersBy !== null && row.papersBy < today);
}

/** Who looks at the queue, and on which day. */
export interface Viewer {
  readonly userId: string;
  readonly today: PlainDate;
}

/** The rows a filter asks for, in its order. */
export function selectFrom(
  rows: readonly QueueRow[],
  filter: Omit<QueueFilter, "page">,
  { userId, today }: Viewer,
): QueueRow[] {
  const wanted = foldText(filter.q);
  const officer = filter.officer === "me" ? userId : filter.officer;
  return rows
    .filter((row) => !filter.state || row.state === filter.state)
    .filter((row) => !filter.group || row.groupCode === filter.group)
    .filter((row) => !officer || (officer === "nobody" ? row.officer === null : row.officer?.id === officer))
    .filter((row) => filter.due !== "papers" || row.awaitsPapers)
    .filter((row) => filter.due !== "overdue" || isOverdue(row, today))
    .filter(
      (row) => wanted === "" || foldText(`${row.code} ${row.productName} ${row.establishmentName}`).includes(wanted),
    )
    .sort((a, b) => ORDERS[filter.sort](a, b) || compareVietnamese(a.code, b.code));
}

type Order = (a: QueueRow, b: QueueRow) => number;

const byClock: Order = (a, b) =>
  Number(b.clock.state === "running") - Number(a.clock.state === "running") ||
  (a.clock.left ?? -a.clock.used) - (b.clock.left ?? -b.clock.used);

const ORDERS: Readonly<Record<QueueSort, Order>> = {
  // Those that wait for an answer first, and of these the ones with the least time left.
  waiting: (a, b) => Number(b.state === "submitted") - Number(a.state === "submitted") || byClock(a, b),
  clock: byClock,
  submitted: (a, b) => Number(a.submittedAt ?? 0) - Number(b.submittedAt ?? 0),
  code: () => 0,
  product: (a, b) => compareVietnamese(a.productName, b.productName),
  establishment: (a, b) => compareVietnamese(a.establishmentName, b.establishmentName),
};

/** A dossier's place in a list and its neighbours; number 0 when it is not in it. */
export function placeIn(rows: readonly Pick<QueueRow, "id">[], id: string) {
  const at = rows.findIndex((row) => row.id === id);
  return {
    number: at + 1,
    total: rows.length,
    previous: at > 0 ? rows[at - 1]!.id : null,
    next: rows[at + 1]?.id ?? null,
  };
}

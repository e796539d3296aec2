import { z } from "zod";
import { compareVietnamese, foldText, normalizeText } from "~/lib/vietnamese-text";
import { type ApplicationState, ASKED_KINDS, type AskedKind, PRODUCT_GROUPS } from "~/lib/vocabulary";

/** States of the queue, those that wait for an answer first; a draft is its writer's. */
export const QUEUE_STATES = [
  "submitted",
  "more_asked",
  "accepted",
  "waiting",
  "refused",
  "withdrawn",
] as const satisfies readonly ApplicationState[];
export type QueueState = (typeof QUEUE_STATES)[number];

export const QUEUE_SORTS = ["waiting", "number", "priority", "applicant", "province", "booths"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** The queue's address. */
export const QueueFilter = z.object({
  state: z.enum(QUEUE_STATES).optional().catch(undefined),
  province: z.string().max(40).catch(""),
  group: z.enum(PRODUCT_GROUPS).optional().catch(undefined),
  kind: z.enum(ASKED_KINDS).optional().catch(undefined),
  q: z.string().max(200).transform(normalizeText).catch(""),
  sort: z.enum(QUEUE_SORTS).catch("waiting"),
  page: z.coerce.number().int().min(1).catch(1),
});
export type QueueFilter = z.output<typeof QueueFilter>;

/** An application in the queue of a fair. */
export interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly state: ApplicationState;
  readonly signName: string;
  /** Of the establishment, or of the centre. */
  readonly applicantName: string;
  readonly isCentre: boolean;
  /** Of the reader's own establishment, which somebody else answers. */
  readonly isOwn: boolean;
  readonly provinceId: string;
  readonly provinceName: string;
  readonly groupCode: string | null;
  readonly asks: readonly { readonly kind: AskedKind; readonly booths: number; readonly granted: number | null }[];
  /** Booths. */
  readonly asked: number;
  readonly granted: number;
  readonly taken: number;
  /** Watts. */
  readonly power: number;
  readonly priority: number;
  readonly exhibitors: number;
  readonly submittedAt: Date;
  /** The last day for what was asked for, while it is. */
  readonly dueOn: string | null;
  /** Which an answer names as the one its author read. */
  readonly version: number;
}

/** The rows a filter asks for, in its order. Words are found without their tones, wherever they stand. */
export function selectFrom(rows: readonly QueueRow[], filter: Omit<QueueFilter, "page">): QueueRow[] {
  const wanted = foldText(filter.q);
  return rows
    .filter((row) => !filter.state || row.state === filter.state)
    .filter((row) => !filter.province || row.provinceId === filter.province)
    .filter((row) => !filter.group || row.groupCode === filter.group)
    .filter((row) => !filter.kind || row.asks.some((ask) => ask.kind === filter.kind))
    .filter((row) => wanted === "" || foldText(`${row.number} ${row.signName} ${row.applicantName}`).includes(wanted))
    .sort((a, b) => ORDERS[filter.sort](a, b) || compareVietnamese(a.number, b.number));
}

type Order = (a: QueueRow, b: QueueRow) => number;

const ORDERS: Readonly<Record<QueueSort, Order>> = {
  waiting: (a, b) => QUEUE_STATES.indexOf(a.state as QueueState) - QUEUE_STATES.indexOf(b.state as QueueState),
  number: () => 0,
  priority: (a, b) => b.priority - a.priority,
  applicant: (a, b) => compareVietnamese(a.applicantName, b.applicantName),
  province: (a, b) => compareVietnamese(a.provinceName, b.provinceName),
  booths: (a, b) => b.asked - a.asked,
};

/** How many there are of each state, and of each that a filter may narrow to. */
export function countsOf(rows: readonly QueueRow[]) {
  const byState = Object.fromEntries(
    QUEUE_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
  );
  const provinces = new Map<string, { id: string; name: string; count: number }>();
  for (const { provinceId: id, provinceName: name } of rows) {
    provinces.set(id, { id, name, count: (provinces.get(id)?.count ?? 0) + 1 });
  }
  return {
    states: byState as Readonly<Record<QueueState, number>>,
    provinces: [...provinces.values()].sort((a, b) => compareVietnamese(a.name, b.name)),
  };
}

/** One change of one field of a sheet, as a juror made it. The log only grows: a later change is an operation of its own. */
export interface Operation {
  /** Made here; sent twice it changes nothing. */
  readonly id: string;
  readonly jurorId: string;
  /** Null for what an earlier version of the page left. */
  readonly roundId: string | null;
  readonly sheetId: string;
  /** Voting code of the entry. */
  readonly code: string;
  /** Null for the remarks. */
  readonly criterionId: string | null;
  /** Of the criterion: "I.2"; empty for the remarks. */
  readonly criterionCode: string;
  /** As typed: "7,5", or the remarks. */
  readonly text: string;
  readonly note: string;
  /** What the remarks or the note were written over, so that what another device wrote meanwhile is not lost. */
  readonly base?: string;
  /** Only the note was changed: what another device made of the points meanwhile stays. */
  readonly keepsPoints?: true;
  /** When it was made, by this device's clock; ISO. Nothing depends on it. */
  readonly at: string;
  readonly state: OperationState;
}

/** What the server has where that is not what was sent. */
export interface Standing {
  /** As the API speaks them: 7.5; null for none. */
  readonly points?: number | null;
  readonly remarks?: string;
  readonly note?: string;
}

export type OperationState =
  | { readonly kind: "waiting" }
  /**
   * The server has it. `at`: by the server's clock, ISO, later than it was written. `points` (7.5), `remarks`, `note`: as they stand,
   * where another device wrote too.
   */
  | ({ readonly kind: "sent"; readonly at: string } & Standing)
  | { readonly kind: "refused"; readonly reason: string };

export const isWaiting = ({ state }: Operation) => state.kind === "waiting";
export const isRefused = ({ state }: Operation) => state.kind === "refused";

/** How many operations of each sheet the server does not have. */
export function unsentBySheet(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    if (isWaiting(operation)) counts.set(operation.sheetId, (counts.get(operation.sheetId) ?? 0) + 1);
  }
  return counts;
}

export const isSameField = (one: Operation, other: Operation) =>
  one.sheetId === other.sheetId && one.criterionId === other.criterionId;

/**
 * The refusals that a juror has had in a field: the one it told of (`told`, its id), and those of the field right before that. None where
 * it told of none. operations: oldest first.
 */
export function refusedUpTo(operations: readonly Operation[], told: string | undefined): Operation[] {
  const last = operations.find(({ id }) => id === told);
  if (!last) return [];
  const ofField = operations.slice(0, operations.indexOf(last) + 1).filter((one) => isSameField(one, last));
  return ofField.slice(ofField.findLastIndex((one) => !isRefused(one)) + 1);
}

/**
 * The refusals that a newer operation of the same field makes pointless: of points only one that says points itself, and nothing that
 * was not in the field. told: as `refusedUpTo`.
 */
export const outdatedBy = (operations: readonly Operation[], newer: Operation, told: string | undefined): Operation[] =>
  refusedUpTo(operations, told).filter((one) => one.keepsPoints || !newer.keepsPoints);

/** The remarks, or the note of a criterion. */
export const wordsOf = ({ criterionId, text, note }: Operation): string => (criterionId === null ? text : note);

/** Words, and not points alone. */
export const saysWords = ({ criterionId, keepsPoints, note, base }: Operation) =>
  criterionId === null || keepsPoints === true || note !== base;

/**
 * What goes to the server next: the oldest that wait, but nothing behind words of the same field, which it may have been written over
 * and which may be refused. Sheets that the server could not get at go last.
 */
export function nextBatch(operations: readonly Operation[], most: number, stuck: ReadonlySet<string>): Operation[] {
  const unsure = new Set<string>();
  const next = operations.filter((one) => {
    const field = `${one.sheetId} ${one.criterionId}`;
    if (!isWaiting(one) || unsure.has(field)) return false;
    if (saysWords(one)) unsure.add(field);
    return true;
  });
  return [...next.filter((one) => !stuck.has(one.sheetId)), ...next.filter((one) => stuck.has(one.sheetId))].slice(
    0,
    most,
  );
}

const KEPT_DAYS = 30;

/** Sent long ago: no page that was written before is still kept. */
export function isForgotten({ state }: Operation, now: number): boolean {
  return state.kind === "sent" && now - Date.parse(state.at) > KEPT_DAYS * 86_400_000;
}

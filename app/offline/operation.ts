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

export type OperationState =
  | { readonly kind: "waiting" }
  /** The server has it. `at`: by the server's clock, ISO. `remarks`, `note`: as they stand, where another device wrote some too. */
  | { readonly kind: "sent"; readonly at: string; readonly remarks?: string; readonly note?: string }
  | { readonly kind: "refused"; readonly reason: string };

export const isWaiting = ({ state }: Operation) => state.kind === "waiting";
export const isRefused = ({ state }: Operation) => state.kind === "refused";

/** What stands in a field according to this device. */
export interface Kept {
  /** Null where this device changed only the note: the points are those of the page. */
  readonly text: string | null;
  readonly note: string;
  /** Why the server did not take it. */
  readonly refusal: string | null;
}

/**
 * What this device knows of a sheet beyond a page the server wrote at `readAt` (ISO): the last operation of each field that it
 * had not seen. By criterion; "" for the remarks. operations: oldest first.
 */
export function newerThan(
  operations: readonly Operation[],
  sheetId: string,
  readAt: string,
): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { sheetId: sheet, criterionId, text, note, keepsPoints, state } of operations) {
    if (sheet !== sheetId) continue;
    const field = criterionId ?? "";
    const { remarks, note: joined } = joinedIn(state);
    if (isOnPage(state, readAt)) kept.delete(field);
    else
      kept.set(field, {
        text: keepsPoints ? (kept.get(field)?.text ?? null) : (remarks ?? text),
        note: joined ?? note,
        refusal: refusalOf(state),
      });
  }
  return kept;
}

/** The server is asked before its clock is: what it took at the very instant it wrote a page is on it. */
const isOnPage = (state: OperationState, readAt: string) =>
  state.kind === "sent" && Date.parse(state.at) <= Date.parse(readAt);

const refusalOf = (state: OperationState) => (state.kind === "refused" ? state.reason : null);

/** What the server made of words that two devices wrote. */
const joinedIn = (state: OperationState): { readonly remarks?: string; readonly note?: string } =>
  state.kind === "sent" ? state : {};

/** Words of this device that the server joined with those of another. */
export interface Joined {
  /** Of the operation that brought them. */
  readonly operationId: string;
  /** Null: the remarks. Else whose note it is. */
  readonly criterionId: string | null;
  readonly written: string;
  readonly standing: string;
}

/** What was joined on a sheet since its page was written (`readAt`, ISO), where no later words of the same field are on their way. */
export function joinedSince(operations: readonly Operation[], sheetId: string, readAt: string): Joined[] {
  const last = new Map<string | null, Operation>();
  for (const one of operations) if (one.sheetId === sheetId) last.set(one.criterionId, one);
  return [...last.values()].flatMap(({ id, criterionId, text, note, state }) => {
    if (state.kind !== "sent" || isOnPage(state, readAt)) return [];
    const standing = criterionId === null ? state.remarks : state.note;
    const written = criterionId === null ? text : note;
    return standing === undefined ? [] : [{ operationId: id, criterionId, written, standing }];
  });
}

/** What of a field the server refused, and nothing of it took since. */
export interface Refused {
  /** What the refused words were written over; undefined where the device did not say. */
  readonly base: string | undefined;
  /** Points were refused, and not a note alone. */
  readonly hasPoints: boolean;
}

/** What was refused on a sheet; by criterion, "" for the remarks. operations: oldest first. */
export function refusedOn(operations: readonly Operation[], sheetId: string): ReadonlyMap<string, Refused> {
  const refused = new Map<string, Refused>();
  for (const one of operations) {
    if (one.sheetId !== sheetId || isWaiting(one)) continue;
    const field = one.criterionId ?? "";
    const earlier = refused.get(field);
    if (isRefused(one)) {
      refused.set(field, {
        base: earlier?.base ?? one.base,
        hasPoints: earlier?.hasPoints || !one.keepsPoints,
      });
    } else if (one.keepsPoints && earlier?.hasPoints) refused.set(field, { base: undefined, hasPoints: true });
    else refused.delete(field);
  }
  return refused;
}

/**
 * What a change of points and note says of what it was written over. Words that were refused stand nowhere, so the next ones are written
 * over what those were. before: what this device made of the field last.
 */
export function writtenOver(
  before: Pick<Operation, "text" | "note">,
  text: string,
  refused: Refused | undefined,
): Pick<Operation, "base" | "keepsPoints"> & { readonly base: string } {
  const keepsPoints = before.text.trim() === text.trim() && !refused?.hasPoints;
  return { base: refused?.base ?? before.note, ...(keepsPoints && { keepsPoints }) };
}

/** How many operations of each sheet the server does not have. */
export function unsentBySheet(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    if (isWaiting(operation)) counts.set(operation.sheetId, (counts.get(operation.sheetId) ?? 0) + 1);
  }
  return counts;
}

const isSameField = (one: Operation, other: Operation) =>
  one.sheetId === other.sheetId && one.criterionId === other.criterionId;

/** The refusals that a newer operation of the same field makes pointless. */
export function outdatedBy(operations: readonly Operation[], newer: Operation): Operation[] {
  return operations.filter((one) => isRefused(one) && one.id !== newer.id && isSameField(one, newer));
}

const KEPT_DAYS = 30;

/** Sent long ago: no page that was written before is still kept. */
export function isForgotten({ state }: Operation, now: number): boolean {
  return state.kind === "sent" && now - Date.parse(state.at) > KEPT_DAYS * 86_400_000;
}

/** A random UUID; `crypto.randomUUID` is missing on pages without https. */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

import { isRefused, isSameField, isWaiting, type Operation, type OperationState } from "./operation";

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

/** The same without what was refused: what the server has, or will have once what waits has arrived. */
export const standingBeyond = (operations: readonly Operation[], sheetId: string, readAt: string) =>
  newerThan(
    operations.filter((one) => !isRefused(one)),
    sheetId,
    readAt,
  );

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
  return [...last.values()].flatMap((one) => {
    const { id, criterionId, state } = one;
    if (state.kind !== "sent" || isOnPage(state, readAt)) return [];
    const standing = criterionId === null ? state.remarks : state.note;
    return standing === undefined ? [] : [{ operationId: id, criterionId, written: wordsOf(one), standing }];
  });
}

const wordsOf = ({ criterionId, text, note }: Operation) => (criterionId === null ? text : note);

/**
 * What the refused words of a field were written over, where nothing of it was accepted since: those words stand nowhere, so the next
 * ones are written over the same. undefined where nothing is refused, or the device did not say. operations: oldest first.
 */
export function baseOfRefused(
  operations: readonly Operation[],
  sheetId: string,
  criterionId: string | null,
): string | undefined {
  let base: string | undefined;
  for (const one of operations) {
    if (one.sheetId !== sheetId || one.criterionId !== criterionId || isWaiting(one)) continue;
    base = isRefused(one) ? (base ?? one.base) : undefined;
  }
  return base;
}

/** What an operation was written over as the server can know it: where that was refused in the meantime, what that was written over. */
export function baseOnServer(operation: Operation, operations: readonly Operation[]): string | undefined {
  let { base } = operation;
  for (const one of operations.slice(0, operations.indexOf(operation)).reverse()) {
    if (isRefused(one) && isSameField(one, operation) && wordsOf(one) === base) base = one.base ?? base;
  }
  return base;
}

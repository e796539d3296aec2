import { isRefused, isSameField, type Operation, type OperationState } from "./operation";

/** What is written in a field: points and a note, or as `text` the remarks. */
export interface Written {
  readonly text: string;
  readonly note: string;
}

/**
 * What the server has of a sheet, or will have once what waits has arrived, beyond a page that it wrote at `readAt` (ISO): nothing of
 * what it refused. By criterion; "" for the remarks. text: null where this device changed only the note, and the points are those of
 * the page. operations: oldest first.
 */
export function standingBeyond(
  operations: readonly Operation[],
  sheetId: string,
  readAt: string,
): ReadonlyMap<string, { readonly text: string | null; readonly note: string }> {
  const standing = new Map<string, { text: string | null; note: string }>();
  for (const one of operations) {
    if (one.sheetId !== sheetId || isRefused(one)) continue;
    const { criterionId, text, note, keepsPoints, state } = one;
    const field = criterionId ?? "";
    const { remarks, note: joined } = joinedIn(state);
    if (isOnPage(state, readAt)) standing.delete(field);
    else
      standing.set(field, {
        text: keepsPoints ? (standing.get(field)?.text ?? null) : (remarks ?? text),
        note: joined ?? note,
      });
  }
  return standing;
}

/** The fields of a sheet whose last change on this device was refused, by criterion; "" for the remarks. operations: oldest first. */
export function refusedLast(operations: readonly Operation[], sheetId: string): ReadonlyMap<string, Operation> {
  const last = new Map<string, Operation>();
  for (const one of operations) if (one.sheetId === sheetId) last.set(one.criterionId ?? "", one);
  return new Map([...last].filter(([, one]) => isRefused(one)));
}

interface Field {
  readonly typed: Written;
  /** What was typed over: what the field showed when nobody was writing in it. */
  readonly base: Written;
}

/**
 * What a field shows, and is written over, after something became known. A field nobody writes in follows what the server has, with what
 * another tab or device brought; one that is being written in stays, and so does what it is written over. What was refused is shown until
 * it was read. refused: the last change of the field, where it was refused; told: the same before.
 */
export function follow(
  { typed, base }: Field,
  standing: Written,
  refused: Operation | undefined,
  told: Operation | undefined,
): Field {
  const isIdle = isSame(typed, base);
  if (refused) {
    const isNew = refused.id !== told?.id;
    return { typed: isNew && isIdle ? shownOf(refused, standing) : typed, base: standing };
  }
  const wasRead = told !== undefined && isSame(typed, shownOf(told, standing));
  return isIdle || wasRead ? { typed: standing, base: standing } : { typed, base };
}

const shownOf = ({ text, note, keepsPoints }: Operation, standing: Written): Written =>
  keepsPoints ? { text: standing.text, note } : { text, note };

/** To the letter: a space at the end is being typed. */
const isSame = (one: Written, other: Written) => one.text === other.text && one.note === other.note;

/** The server is asked before its clock is: what it took at the very instant it wrote a page is on it. */
const isOnPage = (state: OperationState, readAt: string) =>
  state.kind === "sent" && Date.parse(state.at) <= Date.parse(readAt);

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
 * What the last refused words of a field were written over: those words stand nowhere, so the next ones are written over the same.
 * undefined where a later change waits or was accepted, or the device did not say. operations: oldest first.
 */
export function baseOfRefused(
  operations: readonly Operation[],
  sheetId: string,
  criterionId: string | null,
): string | undefined {
  let base: string | undefined;
  for (const one of operations) {
    if (one.sheetId !== sheetId || one.criterionId !== criterionId) continue;
    base = isRefused(one) ? (base ?? one.base) : undefined;
  }
  return base;
}

/** What an operation was written over as the server can know it: where that was refused in the meantime, what that was written over. */
export function baseOnServer(operation: Operation, operations: readonly Operation[]): string | undefined {
  let { base } = operation;
  for (const one of operations.slice(0, operations.indexOf(operation)).reverse()) {
    if (!isSameField(one, operation)) continue;
    // From here on the server knows the words.
    if (!isRefused(one)) break;
    if (wordsOf(one) === base) base = one.base ?? base;
  }
  return base;
}

import { parsePoints } from "~/lib/points";
import { type Field, follow, isAs, openedWith, pointsText, type Written } from "./field";
import {
  isRefused,
  isSameField,
  type Operation,
  type OperationState,
  type Standing,
  saysWords,
  wordsOf,
} from "./operation";

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
    const { points, remarks, note: joined } = standingIn(state);
    const written = points === undefined ? text : pointsText(points === null ? null : parsePoints(String(points)));
    if (isOnPage(state, readAt)) standing.delete(field);
    else
      standing.set(field, {
        text: keepsPoints ? (standing.get(field)?.text ?? null) : (remarks ?? written),
        // Points alone leave what the server made of the note before them.
        note: joined ?? (saysWords(one) ? note : (standing.get(field)?.note ?? note)),
      });
  }
  return standing;
}

/**
 * The fields of a sheet whose last change on this device was refused, by criterion; "" for the remarks. A note says too what points
 * were refused right before it. operations: oldest first.
 */
export function refusedLast(operations: readonly Operation[], sheetId: string): ReadonlyMap<string, Operation> {
  const last = new Map<string, Operation>();
  for (const one of operations) {
    if (one.sheetId !== sheetId) continue;
    const field = one.criterionId ?? "";
    if (isRefused(one)) last.set(field, withPointsOf(last.get(field), one));
    else last.delete(field);
  }
  return last;
}

/** before: what was refused right before `refused` in the same field. */
function withPointsOf(before: Operation | undefined, refused: Operation): Operation {
  if (!refused.keepsPoints || !before || before.keepsPoints) return refused;
  const { keepsPoints, ...both } = { ...refused, text: before.text };
  return both;
}

/** What the server has of a sheet, or will have, and what it refused. */
export interface Known {
  readonly beyond: ReturnType<typeof standingBeyond>;
  readonly refused: ReturnType<typeof refusedLast>;
}

/** All fields of a sheet after something became known; the same map where none of them changes. onPage: what the server wrote. */
export function followAll(
  fields: ReadonlyMap<string, Field>,
  onPage: ReadonlyMap<string, Written>,
  { beyond, refused }: Known,
): ReadonlyMap<string, Field> {
  const followed = new Map<string, Field>();
  for (const [id, first] of onPage) {
    const field = fields.get(id) ?? openedWith(first, first);
    const { text, note } = beyond.get(id) ?? first;
    const next = follow(field, { text: text ?? first.text, note }, refused.get(id));
    followed.set(id, isAs(field, next) ? field : next);
  }
  const isUnchanged = followed.size === fields.size && [...followed].every(([id, field]) => fields.get(id) === field);
  return isUnchanged ? fields : followed;
}

/** What was written before the server began to read for a page is on it. */
const isOnPage = (state: OperationState, readAt: string) =>
  state.kind === "sent" && Date.parse(state.at) <= Date.parse(readAt);

/** What the server told of a field that two devices wrote in. */
const standingIn = (state: OperationState): Standing => (state.kind === "sent" ? state : {});

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

/** An event of the ledger, its payload as plain JSON. Other kinds than these change no sheet. */
export interface SheetEvent {
  readonly kind: string;
  readonly payload: string;
}

/** A sheet as the ledger alone tells it. */
export interface ReplayedSheet {
  readonly sheetId: string;
  readonly nominationId: string;
  readonly appointmentId: string;
  /** The last points of each criterion, in hundredths, by the criterion's id. What was taken back is gone. */
  readonly points: ReadonlyMap<string, number>;
  /** The total that was signed, in hundredths; null while the sheet is not signed, or was opened again. */
  readonly signedTotal: number | null;
  readonly isRecused: boolean;
}

/** What of a payload tells of a sheet. */
export interface SheetPayload {
  /** None of a recusal from before scoring began. */
  readonly sheet?: string | undefined;
  readonly nomination: string;
  readonly appointment: string;
  readonly criterion?: string | undefined;
  readonly points?: number | null | undefined;
  readonly total?: number | undefined;
  /** What a signature names. */
  readonly criteria?: readonly { readonly criterion: string }[] | undefined;
}

type Draft = { -readonly [K in keyof ReplayedSheet]: ReplayedSheet[K] } & { points: Map<string, number> };

/** Kinds that change a sheet. */
export const SHEET_EVENTS = [
  "point_recorded",
  "sheet_signed",
  "sheet_reopened",
  "entry_recused",
  "recusal_lifted",
] as const;
const kinds: ReadonlySet<string> = new Set(SHEET_EVENTS);

/** Whether an event of this kind changes a sheet. */
export const isSheetEvent = (kind: string): boolean => kinds.has(kind);

/**
 * Build the sheets of a round again from its ledger, and from nothing else. events: in the order of the ledger; the last word on
 * a criterion counts. By the sheet's id.
 * Source: docs/rules/ledger.md.
 */
export function replaySheets(events: readonly SheetEvent[]): ReadonlyMap<string, ReplayedSheet> {
  const ofSheets = events.filter(({ kind }) => isSheetEvent(kind));
  return replayPayloads(ofSheets.map(({ kind, payload }) => ({ kind, payload: JSON.parse(payload) as SheetPayload })));
}

/** The same from payloads that were read already; of the kinds that change a sheet. */
export function replayPayloads(
  events: Iterable<{ readonly kind: string; readonly payload: SheetPayload }>,
): ReadonlyMap<string, ReplayedSheet> {
  const replay = new SheetReplay();
  for (const event of events) replay.add(event);
  return replay.sheets;
}

/** The same event by event, for a ledger too long to hold. */
export class SheetReplay {
  readonly #sheets = new Map<string, Draft>();

  get sheets(): ReadonlyMap<string, ReplayedSheet> {
    return this.#sheets;
  }

  /** Of the kinds that change a sheet. */
  add({ kind, payload }: { readonly kind: string; readonly payload: SheetPayload }): void {
    const { sheet: id } = payload;
    // Who steps back before scoring begins has no sheet yet, and nothing to take out of a count.
    if (id === undefined) return;
    const sheet = this.#sheets.get(id) ?? blank(id, payload);
    this.#sheets.set(id, sheet);
    if (kind === "point_recorded") setPoint(sheet, payload);
    else if (kind === "sheet_signed") sign(sheet, payload);
    else if (kind === "sheet_reopened") sheet.signedTotal = null;
    else sheet.isRecused = kind === "entry_recused";
  }
}

const blank = (sheetId: string, { nomination, appointment }: SheetPayload): Draft => ({
  sheetId,
  nominationId: nomination,
  appointmentId: appointment,
  points: new Map(),
  signedTotal: null,
  isRecused: false,
});

function setPoint(sheet: Draft, { criterion, points }: SheetPayload): void {
  if (criterion === undefined) return;
  if (points == null) sheet.points.delete(criterion);
  else sheet.points.set(criterion, points);
}

/** Points of a criterion that the signature does not name were given before it was no longer asked of the entry's group. */
function sign(sheet: Draft, { total, criteria }: SheetPayload): void {
  sheet.signedTotal = total ?? 0;
  const named = new Set(criteria?.map((one) => one.criterion) ?? sheet.points.keys());
  for (const criterion of [...sheet.points.keys()]) if (!named.has(criterion)) sheet.points.delete(criterion);
}

/** Signed, and its juror did not step back: only such a sheet counts. */
export function isCounted(sheet: ReplayedSheet): boolean {
  return sheet.signedTotal !== null && !sheet.isRecused;
}

/** The sum of its points, in hundredths. */
export function totalOfPoints(sheet: ReplayedSheet): number {
  let sum = 0;
  for (const points of sheet.points.values()) sum += points;
  return sum;
}

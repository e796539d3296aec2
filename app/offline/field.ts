import { formatPoints } from "~/i18n/formats";
import type { Operation } from "./operation";

/** What is written in a field: points and a note, or as `text` the remarks. */
export interface Written {
  readonly text: string;
  readonly note: string;
}

/** Points as they stand in a field. hundredths: null for none. */
export const pointsText = (hundredths: number | null): string => (hundredths === null ? "" : formatPoints(hundredths));

/** A field of a sheet on a page, while its juror writes. */
export interface Field {
  readonly typed: Written;
  /** What was typed over: what the field showed when nobody was writing in it. */
  readonly base: Written;
  /** The juror wrote in it since the page was opened. */
  readonly isTouched: boolean;
  /** They write in it, or paused only just now: it is saved by itself in a moment. */
  readonly isPausing: boolean;
  /** Its refusal whose words the field has shown, as long as it is not read. */
  readonly told: Operation | null;
}

/** As a page opens. typed: something else than what is on the page only where a form was refused. */
export const openedWith = (typed: Written, onPage: Written): Field => ({
  typed,
  base: onPage,
  isTouched: !isSame(typed, onPage),
  isPausing: false,
  told: null,
});

/** The juror types. */
export const typedIn = (field: Field, part: Partial<Written>): Field => ({
  ...field,
  typed: { ...field.typed, ...part },
  isTouched: true,
  isPausing: true,
});

/**
 * What a field shows, and is written over, after something became known. A field nobody writes in follows what the server has, with what
 * another tab or device brought; one that is being written in stays, and so does what it is written over. What was refused is shown until
 * it was read, also on a page that is opened later; it is told once it was in the field, as what is written there then takes its place.
 * refused: the last change of the field, where it was refused.
 */
export function follow(field: Field, standing: Written, refused: Operation | undefined): Field {
  const { typed, base, told } = field;
  const isIdle = isSame(typed, base);
  const isAsTold = told !== null && isSame(typed, shownOf(told, base));
  if (refused) {
    const isNew = refused.id !== told?.id;
    const isShown = isAsTold || (isNew && isIdle);
    const isTold = isShown || !isNew || [base, typed].some((one) => isRefusal(refused, one));
    return {
      ...field,
      typed: isShown ? shownOf(refused, standing) : typed,
      base: standing,
      told: isTold ? refused : told,
    };
  }
  return isIdle || isAsTold ? { ...field, typed: standing, base: standing, told: null } : { ...field, told: null };
}

/** Whether nothing changed that a page shows or saves. */
export const isAs = (one: Field, other: Field) =>
  isSame(one.typed, other.typed) && isSame(one.base, other.base) && one.told?.id === other.told?.id;

const shownOf = ({ text, note, keepsPoints }: Operation, standing: Written): Written =>
  keepsPoints ? { text: standing.text, note } : { text, note };

/** What is to be written of a field. */
export type Change = Pick<Operation, "text" | "note" | "keepsPoints"> & { readonly base: string };

/**
 * What becomes of a field that its juror leaves, pauses in or saves: the field as it is afterwards, `change`, what is to be written, and
 * `isPutBack`: what the juror typed there, or its points beside changed words, is what stood, so that what was refused there and told
 * says nothing any more.
 */
interface Saving {
  readonly field: Field;
  readonly change?: Change;
  readonly isPutBack?: true;
}

/**
 * isPoints: of a criterion, not the remarks. isUnfit: its points do not fit; they stay in the field, and the note beside them is kept
 * all the same. refusedBase: as `baseOfRefused`.
 */
export function savingOf(
  field: Field,
  { isPoints, isUnfit, refusedBase }: { isPoints: boolean; isUnfit: boolean; refusedBase: string | undefined },
): Saving {
  const { base, isTouched } = field;
  const one = isUnfit ? { ...field.typed, text: base.text } : field.typed;
  const after = { ...field, isPausing: false };
  const [words, wordsBefore] = isPoints ? [one.note, base.note] : [one.text, base.text];
  const writtenOver = refusedBase ?? wordsBefore;
  const keepsPoints = isPoints && base.text.trim() === one.text.trim();
  if ((keepsPoints || !isPoints) && (words === wordsBefore || words === writtenOver)) {
    if (isUnfit || !isTouched) return { field: after };
    // To the letter, so that the field follows again: a space was too much.
    return { field: { ...after, typed: base }, isPutBack: true };
  }
  const change: Change = { ...one, base: writtenOver, ...(keepsPoints && { keepsPoints }) };
  return { field: { ...after, base: one }, change, ...(keepsPoints && !isUnfit && { isPutBack: true }) };
}

/** Whether what stands in a field is what was refused. */
export const isRefusal = (refused: Operation | null | undefined, { text, note }: Written): boolean =>
  refused != null && refused.note === note && (refused.keepsPoints === true || refused.text === text);

/** Whether something stands in a field that this device has not kept, and that was not refused. A space too much is nothing. */
export const isUnsaved = ({ typed, base, told }: Field): boolean =>
  (typed.text.trim() !== base.text.trim() || typed.note !== base.note) && !isRefusal(told, typed);

/** To the letter: a space at the end is being typed. */
export const isSame = (one: Written, other: Written) => one.text === other.text && one.note === other.note;

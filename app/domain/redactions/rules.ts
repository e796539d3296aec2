import { m } from "~/i18n/paraglide/messages";
import type { Dossier } from "../nominations/dossier";
import type { Answers } from "../nominations/forms";
import { QUESTION_CODES, QUESTIONS, type QuestionCode } from "../nominations/questions";
import { type Needle, piecesOf, type TraceKind, tracesIn } from "./traces";

/** What the jury of a blind round reads of a dossier. Plain JSON, so that its canonical form can be hashed. */
export type BlindCopy = {
  readonly productName: string;
  readonly summary: string | null;
  /** One a line. */
  readonly setMembers: string | null;
  readonly answers: Answers;
  /** Files of the photos that are shown. */
  readonly photos: readonly string[];
};

/** They name a certificate, which anyone may look up. */
const NEVER_SHOWN: readonly QuestionCode[] = ["lowerTitleNumber", "lowerTitleDate"];

/** Questions whose answers are words, and are written anew for the jury; numbers are shown as they are. */
export const WORDED: readonly QuestionCode[] = QUESTION_CODES.filter(
  (code) => (QUESTIONS[code].kind === "paragraphs" || QUESTIONS[code].kind === "line") && !NEVER_SHOWN.includes(code),
);

/** The texts of a copy, or of a dossier, that are read for traces: the product's own, and answers by their question. */
export type TextField = "productName" | "summary" | "setMembers" | QuestionCode;

export function textsOf(copy: Omit<BlindCopy, "photos">): { readonly field: TextField; readonly text: string }[] {
  const own = (["productName", "summary", "setMembers"] as const).map((field) => ({ field, text: copy[field] ?? "" }));
  const answers = WORDED.map((field) => ({ field, text: String(copy.answers[field] ?? "") }));
  return [...own, ...answers].filter(({ text }) => text !== "");
}

/** A dossier in the form of a copy, with nothing hidden but what never is shown. */
export function plainCopy({ product, answers, photos }: Pick<Dossier, "product" | "answers" | "photos">): BlindCopy {
  const { name: productName, summary, setMembers } = product;
  const shown = Object.entries(answers).filter(([code]) => !NEVER_SHOWN.includes(code as QuestionCode));
  return {
    ...{ productName, summary, setMembers },
    answers: Object.fromEntries(shown),
    photos: photos.map(({ fileId }) => fileId),
  };
}

/** A copy to begin with: what was found of the maker is replaced by a word for it. */
export function suggestedCopy(dossier: Pick<Dossier, "product" | "answers" | "photos">, needles: readonly Needle[]) {
  const plain = plainCopy(dossier);
  const hide = (text: string) =>
    piecesOf(text, needles)
      .map((piece) => (piece.kind ? MARKS[piece.kind]({}, { locale: "vi" }) : piece.text))
      .join("");
  const answers = Object.entries(plain.answers).map(([code, answer]) => [
    code,
    typeof answer === "string" && WORDED.includes(code as QuestionCode) ? hide(answer) : answer,
  ]);
  return {
    ...plain,
    productName: hide(plain.productName),
    summary: plain.summary && hide(plain.summary),
    setMembers: plain.setMembers && hide(plain.setMembers),
    answers: Object.fromEntries(answers) as Answers,
  } satisfies BlindCopy;
}

/** Dossiers are written in Vietnamese, and so is what takes the place of their words. */
const MARKS: Record<TraceKind, typeof m.redactions_mark_maker> = {
  name: m.redactions_mark_maker,
  short_name: m.redactions_mark_maker,
  brand: m.redactions_mark_brand,
  representative: m.redactions_mark_person,
  address: m.redactions_mark_place,
  tax_code: m.redactions_mark_number,
  phone: m.redactions_mark_contact,
  email: m.redactions_mark_contact,
  website: m.redactions_mark_contact,
  paper: m.redactions_mark_number,
};

/** Something of the maker that stands in a copy. */
export interface Leftover {
  readonly field: TextField;
  readonly kind: TraceKind;
  /** The words as they stand there. */
  readonly words: string;
  /** Names the maker beyond doubt: the copy cannot be released with it. */
  readonly isFirm: boolean;
}

/** No other establishment has these; the rest may be a common word, a place or a standard. */
const FIRM: readonly TraceKind[] = ["name", "tax_code", "phone", "email", "website", "representative"];

export function leftoversIn(copy: BlindCopy, needles: readonly Needle[]): Leftover[] {
  return textsOf(copy).flatMap(({ field, text }) =>
    tracesIn(text, needles).map(({ kind, start, end }) => ({
      ...{ field, kind, words: text.slice(start, end) },
      isFirm: FIRM.includes(kind),
    })),
  );
}

import type { LegalForm, Level, PhotoView, SetCase } from "~/lib/vocabulary";
import type { Answers, Paper } from "./forms";
import { QUESTION_CODES, type QuestionCode } from "./questions";

/**
 * The dossier that one of a higher level grew from, by its seal, and what was decided of it. A link of the chain from commune
 * to nation: sealed with the dossier that names it.
 */
export type LowerSeal = {
  readonly nominationId: string;
  /** Voting code. */
  readonly code: string;
  /** SHA-256 of its sealed content, hex. */
  readonly contentHash: string;
  /** ISO instant. */
  readonly sealedAt: string;
  readonly round: Dossier["round"];
  /** Null where no decision of this platform recognised it. Days "YYYY-MM-DD". */
  readonly decision: { readonly number: string; readonly decidedOn: string; readonly agency: string } | null;
  readonly certificate: { readonly number: string; readonly issuedOn: string; readonly validUntil: string } | null;
};

/**
 * A dossier as those who judge it read it: the producer's answers and the facts of product and maker on that day.
 * Plain JSON, so that its canonical form can be sealed. Contacts are left out: a jury needs none.
 */
export type Dossier = {
  readonly version: 1;
  readonly nominationId: string;
  /** Voting code; null before it is submitted. */
  readonly code: string | null;
  readonly groupCode: string;
  readonly round: {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly level: Level;
    readonly year: number;
  };
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly summary: string | null;
    readonly setCase: SetCase | null;
    /** One a line. */
    readonly setMembers: string | null;
  };
  readonly establishment: {
    readonly id: string;
    readonly name: string;
    readonly legalForm: LegalForm | null;
    /** Null for a household, whose code may be its owner's personal number. */
    readonly taxCode: string | null;
    readonly province: string;
    /** Of the province of today it stood in. */
    readonly provinceId: string;
    readonly district: string | null;
    readonly commune: string | null;
    readonly address: string | null;
    readonly representative: string | null;
  };
  readonly answers: Answers;
  readonly papers: readonly Paper[];
  readonly photos: readonly {
    readonly fileId: string;
    readonly view: PhotoView;
    readonly width: number;
    readonly height: number;
    /** Of the stored original, hex. */
    readonly sha256: string;
  }[];
  /** ISO instant. */
  readonly submittedAt: string | null;
  /** Absent where it began at this level. */
  readonly lower?: LowerSeal;
};

/** What a page shows of a dossier: without its maker, and without an id, where the reader may not know them. Source: docs/rules/blind.md. */
export type ShownDossier = Pick<Dossier, "groupCode" | "answers" | "papers" | "lower"> & {
  readonly round: Pick<Dossier["round"], "year">;
  readonly product: Omit<Dossier["product"], "id">;
  readonly establishment: Dossier["establishment"] | null;
};

/** What became different between two dossiers of one product. */
export interface DossierChanges {
  /** As they are kept; undefined: not answered. */
  readonly answers: readonly {
    readonly question: QuestionCode;
    readonly before: string | number | undefined;
    readonly after: string | number | undefined;
  }[];
  readonly photos: { readonly added: number; readonly removed: number };
  readonly papers: { readonly added: readonly Paper[]; readonly removed: readonly Paper[] };
}

/** What was changed from the sealed copy of the level below. Photos are the same where their bytes are. */
export function changesBetween(before: Dossier, after: Dossier): DossierChanges {
  const newPhotos = (dossier: Dossier, other: Dossier) =>
    dossier.photos.filter(({ sha256 }) => !other.photos.some((photo) => photo.sha256 === sha256)).length;
  const lacking = (papers: readonly Paper[], others: readonly Paper[]) =>
    papers.filter((paper) => !others.some((other) => other.fileId === paper.fileId));
  return {
    answers: QUESTION_CODES.filter((code) => before.answers[code] !== after.answers[code]).map((question) => ({
      question,
      before: before.answers[question],
      after: after.answers[question],
    })),
    photos: { added: newPhotos(after, before), removed: newPhotos(before, after) },
    papers: { added: lacking(after.papers, before.papers), removed: lacking(before.papers, after.papers) },
  };
}

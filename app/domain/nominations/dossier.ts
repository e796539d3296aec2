import type { LegalForm, Level, PhotoView, SetCase } from "~/lib/vocabulary";
import type { Answers, Paper } from "./forms";

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
};

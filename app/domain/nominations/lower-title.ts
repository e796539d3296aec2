import type { PlainDate } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { askedOfBelow } from "../schemes/levels";
import type { SchemeRules } from "../schemes/rules";
import { validUntil } from "../schemes/validity";
import type { Answers, Paper } from "./forms";

/** A title this platform knows by its certificate. */
export interface KnownTitle {
  /** Of the certificate that counts now. */
  readonly number: string;
  /** Of it and of those it took the place of. */
  readonly numbers: readonly string[];
  readonly productName: string;
  readonly level: Level;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
  /** Of the same maker. */
  readonly isOwn: boolean;
  /** Of the same product, or of the set that it led. */
  readonly isOfProduct: boolean;
  /** Under the scheme of the round, or one of its lineage. */
  readonly isOfScheme: boolean;
}

export const TITLE_FAULTS = [
  "missing",
  "of_another",
  "other_product",
  "other_scheme",
  "wrong_level",
  "not_yet",
  "revoked",
  "expired",
  "unproved",
] as const;
export type TitleFault = (typeof TITLE_FAULTS)[number];

/** What a title that is known stays, whatever letter lies beside it. */
const FIRM_FAULTS: readonly TitleFault[] = ["of_another", "other_product", "other_scheme", "revoked", "expired"];

/** A round that a title was sent to, by its names. */
export interface SentTo {
  readonly name: string;
  readonly nameEn: string;
}

/** What keeps a dossier out because of the level below, or of what it takes to stand in the round. */
export type LevelGap = { readonly severity: "required" } & (
  | {
      readonly kind: "lower_title";
      readonly step: "papers";
      readonly fault: TitleFault;
      /** A fault of the title itself: nothing in the dossier mends it. */
      readonly isFirm: boolean;
      readonly below: readonly Level[];
      readonly mayBeLetter: boolean;
      /** The day until which nominations are taken. */
      readonly closesOn: PlainDate;
      /** Of the title named, where it is known. */
      readonly validUntil: PlainDate | null;
    }
  | { readonly kind: "not_put_forward"; readonly step: "papers"; readonly below: readonly Level[] }
  | { readonly kind: "outside"; readonly step: "papers" }
  | { readonly kind: "sent_elsewhere"; readonly step: "papers"; readonly round: SentTo }
  | {
      readonly kind: "quota_full";
      readonly step: "papers";
      readonly territory: string;
      readonly quota: number;
      readonly used: number;
    }
  | { readonly kind: "archived"; readonly step: "product" }
);

export interface TitleClaim {
  readonly level: Level;
  readonly rules: Pick<SchemeRules, "levels" | "validityYears" | "validityEnds" | "earlierValidity">;
  readonly answers: Answers;
  readonly papers: readonly Pick<Paper, "kind" | "number" | "validUntil" | "isCertified">[];
  /** The title that a letter of request names the dossier with. */
  readonly putForward: KnownTitle | null;
  /** Titles with the number that was typed, and those of the product. */
  readonly known: readonly KnownTitle[];
  readonly closesOn: PlainDate;
  readonly today: PlainDate;
}

/**
 * What is wrong with the title of the level below that a dossier names; null when it holds on the last day of nominations, or
 * where none is asked. What was put forward is judged by the title of the letter, whatever was typed; another title known here
 * by its certificate; the rest by a paper and the date that was typed. Source: docs/rules/levels.md#lower-title.
 */
export function titleGap(claim: TitleClaim): LevelGap | null {
  const { lowerTitle, below } = askedOfBelow(claim.rules, claim.level);
  if (lowerTitle === "none") return null;
  const title = claim.putForward ?? claim.known.find((one) => isNamed(one, claim.answers)) ?? null;
  const { fault, validUntil } = title ? judgeKnown(title, claim, below) : judgeTyped(claim, below);
  if (fault === null) return null;
  const mayBeLetter = lowerTitle === "title_or_letter";
  const isStanding = title !== null && (claim.putForward !== null || FIRM_FAULTS.includes(fault));
  if (mayBeLetter && !isStanding && claim.papers.some((paper) => paper.kind === "request_letter")) return null;
  const isFirm = FIRM_FAULTS.includes(fault);
  const { closesOn } = claim;
  return {
    ...{ severity: "required", step: "papers", kind: "lower_title" },
    ...{ fault, isFirm, below, mayBeLetter, closesOn, validUntil },
  };
}

interface Judgement {
  readonly fault: TitleFault | null;
  readonly validUntil: PlainDate | null;
}

function judgeKnown(title: KnownTitle, { closesOn, today }: TitleClaim, below: readonly Level[]): Judgement {
  const fault = (): TitleFault | null => {
    if (!title.isOwn) return "of_another";
    if (!title.isOfProduct) return "other_product";
    if (!title.isOfScheme) return "other_scheme";
    if (!below.includes(title.level)) return "wrong_level";
    if (title.issuedOn > today) return "not_yet";
    if (title.revokedOn) return "revoked";
    return title.validUntil < closesOn ? "expired" : null;
  };
  return { fault: fault(), validUntil: title.validUntil };
}

function judgeTyped({ answers, papers, rules, closesOn, today }: TitleClaim, below: readonly Level[]): Judgement {
  const { lowerTitleNumber: number, lowerTitleDate: date, lowerTitleLevel: level } = answers;
  if (number === undefined || date === undefined || level === undefined) return { fault: "missing", validUntil: null };
  const issuedOn = String(date);
  const proof = papers.filter(
    // An extract of this platform proves the title it was drawn for, and no other.
    (paper) => paper.kind === "lower_title" && (!paper.isCertified || isSameNumber(paper.number ?? "", String(number))),
  );
  const until = statedEnd(proof) ?? validUntil(rules, issuedOn);
  const fault = (): TitleFault | null => {
    if (!below.includes(level as Level)) return "wrong_level";
    if (issuedOn > today) return "not_yet";
    if (until < closesOn) return "expired";
    return proof.length > 0 ? null : "unproved";
  };
  return { fault: fault(), validUntil: until };
}

/** The end that a paper states of itself; of several the latest. */
function statedEnd(papers: TitleClaim["papers"]): PlainDate | null {
  return papers.reduce<PlainDate | null>((latest, { validUntil }) => {
    if (validUntil === null) return latest;
    return latest === null || validUntil > latest ? validUntil : latest;
  }, null);
}

const isNamed = (title: KnownTitle, { lowerTitleNumber: number }: Answers) =>
  number !== undefined && title.numbers.some((one) => isSameNumber(one, String(number)));

const isSameNumber = (one: string, other: string) => bareNumber(one) === bareNumber(other);

/** The number of a title however its parts are set apart. Of certificates the database keeps the same (`bareNumberOf`). */
export const bareNumber = (number: string): string =>
  number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

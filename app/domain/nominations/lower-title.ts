import type { PlainDate } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { askedOfBelow } from "../schemes/levels";
import type { SchemeRules } from "../schemes/rules";
import { validUntil } from "../schemes/validity";
import type { Answers, Paper } from "./forms";

/** A title this platform knows by its certificate. */
export interface KnownTitle {
  /** Of the certificate. */
  readonly number: string;
  readonly productName: string;
  readonly level: Level;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
  /** Of the same maker. */
  readonly isOwn: boolean;
}

export const TITLE_FAULTS = [
  "missing",
  "of_another",
  "wrong_level",
  "not_yet",
  "revoked",
  "expired",
  "unproved",
] as const;
export type TitleFault = (typeof TITLE_FAULTS)[number];

/** What keeps a dossier out because of the level below. `closesOn`: the day until which nominations are taken. */
export type LevelGap = { readonly severity: "required"; readonly step: "papers" } & (
  | {
      readonly kind: "lower_title";
      readonly fault: TitleFault;
      readonly below: readonly Level[];
      readonly mayBeLetter: boolean;
      readonly closesOn: PlainDate;
      /** Of the title named, where it is known. */
      readonly validUntil: PlainDate | null;
    }
  | { readonly kind: "not_put_forward"; readonly below: readonly Level[] }
  | { readonly kind: "quota_full"; readonly territory: string; readonly quota: number; readonly used: number }
);

export interface TitleClaim {
  readonly level: Level;
  readonly rules: Pick<SchemeRules, "levels" | "validityYears" | "validityEnds" | "earlierValidity">;
  readonly answers: Answers;
  readonly papers: readonly Pick<Paper, "kind" | "validUntil">[];
  /** Titles with the number that was typed, and those of the product. */
  readonly known: readonly KnownTitle[];
  readonly closesOn: PlainDate;
  readonly today: PlainDate;
}

/**
 * What is wrong with the title of the level below that a dossier names; null when it holds on the last day of nominations, or
 * where none is asked. A title known here is judged by its certificate; another one by a paper and the date that was typed.
 * Source: docs/rules/levels.md#lower-title.
 */
export function titleGap(claim: TitleClaim): LevelGap | null {
  const { lowerTitle, below } = askedOfBelow(claim.rules, claim.level);
  if (lowerTitle === "none") return null;
  const mayBeLetter = lowerTitle === "title_or_letter";
  if (mayBeLetter && claim.papers.some((paper) => paper.kind === "request_letter")) return null;
  const { fault, validUntil } = judge(claim, below);
  const { closesOn } = claim;
  return (
    fault && {
      severity: "required",
      step: "papers",
      kind: "lower_title",
      fault,
      below,
      mayBeLetter,
      closesOn,
      validUntil,
    }
  );
}

function judge(
  { answers, papers, known, rules, closesOn, today }: TitleClaim,
  below: readonly Level[],
): { fault: TitleFault | null; validUntil: PlainDate | null } {
  const { lowerTitleNumber: number, lowerTitleDate: typedDate, lowerTitleLevel: typedLevel } = answers;
  if (number === undefined || typedDate === undefined || typedLevel === undefined) {
    return { fault: "missing", validUntil: null };
  }
  const title = known.find((one) => isSameNumber(one.number, String(number)));
  const issuedOn = title?.issuedOn ?? String(typedDate);
  const proof = papers.filter((paper) => paper.kind === "lower_title");
  const until = title?.validUntil ?? statedEnd(proof) ?? validUntil(rules, issuedOn);
  const fault = (): TitleFault | null => {
    if (title && !title.isOwn) return "of_another";
    if (!below.includes((title?.level ?? typedLevel) as Level)) return "wrong_level";
    if (issuedOn > today) return "not_yet";
    if (title?.revokedOn) return "revoked";
    if (until < closesOn) return "expired";
    return title || proof.length > 0 ? null : "unproved";
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

const isSameNumber = (one: string, other: string) => one.trim().toUpperCase() === other.trim().toUpperCase();

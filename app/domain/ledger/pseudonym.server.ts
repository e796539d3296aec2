import { createHmac } from "node:crypto";
import type { LedgerKind } from "~/lib/vocabulary";

/** What someone does as a juror; all else they do as an officer, the head of the jury too. */
const JUROR_ACTS: ReadonlySet<LedgerKind> = new Set([
  "conflict_answered",
  "point_recorded",
  "remark_recorded",
  "entry_recused",
  "sheet_signed",
]);

/**
 * The name of a juror in the ledger of one round: the same for all they did there, another in every round, and nobody's to trace
 * without the round's salt. 32 hex digits.
 * Source: docs/rules/ledger.md#people.
 */
export const pseudonymOf = (ledgerSalt: string, userId: string): string => keyed(ledgerSalt, userId);

/** Who acts where nobody does. */
export const CLOCK = "clock";

/**
 * The name under which an event of a kind has its actor. An office has a name of its own: who heads the jury is known, and must
 * not lead to that juror's sheets. isFromPaper: an officer took over what the juror did.
 */
export const actorName = (ledgerSalt: string, userId: string, kind: LedgerKind, isFromPaper = false): string =>
  JUROR_ACTS.has(kind) && !isFromPaper ? pseudonymOf(ledgerSalt, userId) : officeName(ledgerSalt, userId);

/** The name of someone in an office: an officer, the head of the jury. */
export const officeName = (ledgerSalt: string, userId: string): string => keyed(ledgerSalt, `office ${userId}`);

/** What a juror wrote on paper or in a workbook and an officer took over: its payload says by which medium it came. */
export const isFromPaper = (payload: Readonly<Record<string, unknown>>): boolean => "medium" in payload;

const keyed = (ledgerSalt: string, text: string) =>
  createHmac("sha256", ledgerSalt).update(text).digest("hex").slice(0, 32);

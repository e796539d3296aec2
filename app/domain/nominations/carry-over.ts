import type { PlainDate } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";
import type { WorkingDossier } from "./forms";

const MAKER_QUESTIONS = ["workers", "averagePay", "markets", "standards", "environment"] as const;
const MAKER_PAPERS: readonly PaperKind[] = ["registration", "food_safety", "environment"];

/** What a dossier says of the maker and not of the one product: answers, and papers that hold on `today`. */
export function makerFactsOf(dossier: WorkingDossier, today: PlainDate): WorkingDossier {
  const answers = Object.fromEntries(
    MAKER_QUESTIONS.flatMap((code) => (dossier[code] === undefined ? [] : [[code, dossier[code]]])),
  );
  const papers = (dossier.papers ?? []).filter(
    ({ kind, validUntil }) => MAKER_PAPERS.includes(kind) && (validUntil === null || validUntil >= today),
  );
  return papers.length > 0 ? { ...answers, papers } : answers;
}

/**
 * A product's dossier for a round of another year: revenue is asked by its distance from the round's year, so each amount
 * moves to the question of its own year; what is older than asked is left behind. So is what the platform attached to the one.
 */
export function carriedTo(dossier: WorkingDossier, { from, to }: { from: number; to: number }): WorkingDossier {
  const { revenueLast, revenueBefore, revenueEarlier, papers, ...rest } = dossier;
  const ofYear = [revenueLast, revenueBefore, revenueEarlier];
  const carried: Record<string, unknown> = { ...rest };
  if (papers) carried.papers = papers.filter((paper) => !paper.isCertified);
  for (const [ago, code] of (["revenueLast", "revenueBefore", "revenueEarlier"] as const).entries()) {
    const amount = ofYear[ago - (to - from)];
    if (amount !== undefined) carried[code] = amount;
  }
  return carried;
}

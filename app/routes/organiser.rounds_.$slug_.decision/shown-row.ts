import type { RowToRecognise } from "~/domain/awards/decision-to-record.server";
import { getLocale } from "~/i18n/locale";
import { formatFraction } from "~/lib/points";

/** A row of the list as the page shows it. */
export function shownRow({ nominationId, productName, entry, rank, score, parts, tierRule }: RowToRecognise) {
  return {
    nominationId,
    productName,
    parts,
    code: entry.code,
    establishmentName: entry.establishmentName,
    rank,
    score: score ? formatFraction(score, 2, getLocale()) : "",
    tier: tierRule && (getLocale() === "vi" ? tierRule.name : tierRule.nameEn),
  };
}
export type ShownRow = ReturnType<typeof shownRow>;

import { certificateValidUntil, type PlainDate, yearsAfter } from "~/lib/dates";
import type { SchemeRules } from "./rules";

/**
 * The last day a certificate of these rules holds. Both days "YYYY-MM-DD".
 * Source: docs/rules/schemes.md#validity.
 */
export function validUntil(
  {
    validityYears,
    validityEnds,
    earlierValidity,
  }: Pick<SchemeRules, "validityYears" | "validityEnds" | "earlierValidity">,
  issuedOn: PlainDate,
): PlainDate {
  const years = earlierValidity.value.find((span) => issuedOn < span.issuedBefore)?.years ?? validityYears.value;
  return validityEnds.value === "year_end" ? certificateValidUntil(issuedOn, years) : yearsAfter(issuedOn, years);
}

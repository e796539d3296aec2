import type { PaperFacts } from "~/domain/papers/forms";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** What a paper says of itself, besides its kind, for one line. */
export function paperFacts({ number, issuer, issuedOn, validUntil }: Omit<PaperFacts, "kind">): string[] {
  return [
    number && m.nominations_paper_facts({ number }),
    issuer,
    issuedOn && m.nominations_paper_issued_on({ date: formatDate(issuedOn) }),
    validUntil && m.nominations_paper_valid_until({ date: formatDate(validUntil) }),
  ].filter((fact): fact is string => Boolean(fact));
}

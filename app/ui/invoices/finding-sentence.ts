import { m } from "~/i18n/paraglide/messages";
import type { TransferFinding } from "~/lib/vocabulary";

const SENTENCES: Record<TransferFinding, () => string> = {
  exact: m.invoices_says_exact,
  too_small: m.invoices_says_too_small,
  part: m.invoices_says_part,
  too_large: m.invoices_says_too_large,
  duplicate: m.invoices_says_duplicate,
  cancelled: m.invoices_says_cancelled,
  several: m.invoices_says_several,
  wrong_reference: m.invoices_says_wrong_reference,
  unknown: m.invoices_says_unknown,
  doubtful: m.invoices_says_doubtful,
};

/** What was found of a transfer, and what to do about it. */
export const findingSentence = (finding: TransferFinding): string => SENTENCES[finding]();

import type { TooThin } from "~/domain/agreement/rasch-data";
import type { Reason } from "~/domain/agreement/reasons";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const REASONS: Readonly<Record<Reason, () => string>> = {
  "no entry has two sheets": m.agreement_reason_two_sheets,
  "all scores are equal": m.agreement_reason_equal,
  "a ratio scale has no negative score": m.agreement_reason_negative,
  "a panel of one juror has nothing to agree on": m.agreement_reason_one_juror,
  "fewer than two entries have a sheet of every juror": m.agreement_reason_complete,
  "entries differ no more than scores of one entry do": m.agreement_reason_within,
  "no juror tells entries apart": m.agreement_reason_order,
};

/** Why a figure is absent, in a sentence. */
export const reasonText = (reason: Reason): string => REASONS[reason]();

export function tooThinText({ reason, have, need }: TooThin): string {
  const counts = { have: formatNumber(have), need: formatNumber(need) };
  switch (reason) {
    case "few_jurors":
      return m.agreement_rasch_few_jurors(counts);
    case "few_observations":
      return m.agreement_rasch_few_observations(counts);
    case "one_category":
      return m.agreement_rasch_one_category();
    case "not_connected":
      return m.agreement_rasch_not_connected({ have: counts.have });
  }
}

import { m } from "~/i18n/paraglide/messages";
import type { TermsForm } from "./forms";
import type { FairRules } from "./rules";

/** The rules of a fair as its form says them; refunds from the most days to the fewest. */
export function rulesFrom(form: TermsForm): FairRules {
  return {
    mostBooths: { value: form.mostBooths, source: form.mostBoothsSource },
    holdMinutes: { value: form.holdMinutes, source: form.holdMinutesSource },
    offerHours: { value: form.offerHours, source: form.offerHoursSource },
    aisle: { value: form.aisle, source: form.aisleSource },
    cornerSurcharge: { value: form.cornerSurcharge, source: form.cornerSurchargeSource },
    support: {
      value: form.support.map(({ who, kinds, share, booths }) => ({
        who,
        kinds,
        perMille: share,
        booths: booths ?? null,
      })),
      source: form.supportSource,
    },
    rural: { value: { wards: form.ruralWards }, source: form.ruralSource },
    deposit: { value: form.deposit, source: form.depositSource },
    refunds: {
      value: form.refunds.map(({ days, share }) => ({ days, perMille: share })).toSorted((a, b) => b.days - a.days),
      source: form.refundsSource,
    },
    cancellation: { value: form.cancellation, source: form.cancellationSource },
    remindDays: { value: form.remindDays, source: form.remindDaysSource },
    priority: {
      value: { recognised: form.recognised, host: form.host, newcomer: form.newcomer },
      source: form.prioritySource,
    },
  };
}

/**
 * What does not hold together, by the field of the form: public money is given by a text, who withdraws later gets no more back, and
 * a number of days has one share. Empty when all holds.
 */
export function contradictionsIn({ support, refunds }: FairRules): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  if (support.value.length > 0 && support.source === "") found.supportSource = [m.fairs_support_needs_source()];
  for (const [index, row] of refunds.value.entries()) {
    const before = refunds.value[index - 1];
    if (before?.days === row.days) found.refunds = [m.fairs_refund_twice({ days: row.days })];
    else if (before && before.perMille < row.perMille) found.refunds = [m.fairs_refund_rises({ days: row.days })];
  }
  return found;
}

/** What an exhibitor who was accepted counts on. */
const BINDING = [
  "cornerSurcharge",
  "support",
  "deposit",
  "refunds",
  "cancellation",
] as const satisfies readonly (keyof FairRules)[];

/** Which of the terms that bind both sides differ. */
export function bindingChanges(before: FairRules, after: FairRules): (typeof BINDING)[number][] {
  return BINDING.filter((rule) => JSON.stringify(before[rule].value) !== JSON.stringify(after[rule].value));
}

import type { FairRules } from "~/domain/fairs/rules";
import { formatPoints } from "~/i18n/formats";

/** Per mille as people write percent, decimetres as metres: 125 is "12,5". */
const tenths = (value: number) => formatPoints(value * 10);
const optional = (value: number | null) => (value === null ? "" : String(value));

/** The rules of a fair as the fields of their form show them. */
export function typedTerms(rules: FairRules) {
  const { mostBooths, holdMinutes, offerHours, aisle, cornerSurcharge, support, rural, deposit } = rules;
  const { refunds, cancellation, remindDays, priority } = rules;
  return {
    mostBooths: String(mostBooths.value),
    mostBoothsSource: mostBooths.source,
    cornerSurcharge: tenths(cornerSurcharge.value),
    cornerSurchargeSource: cornerSurcharge.source,
    support: support.value.map(({ who, kinds, perMille, booths }) => ({
      ...{ who, kinds },
      share: tenths(perMille),
      booths: optional(booths),
    })),
    supportSource: support.source,
    deposit: tenths(deposit.value),
    depositSource: deposit.source,
    refunds: refunds.value.map(({ days, perMille }) => ({ days: String(days), share: tenths(perMille) })),
    refundsSource: refunds.source,
    holdMinutes: String(holdMinutes.value),
    holdMinutesSource: holdMinutes.source,
    offerHours: String(offerHours.value),
    offerHoursSource: offerHours.source,
    aisle: tenths(aisle.value),
    aisleSource: aisle.source,
    recognised: String(priority.value.recognised),
    host: String(priority.value.host),
    newcomer: String(priority.value.newcomer),
    prioritySource: priority.source,
    cancellation: tenths(cancellation.value),
    cancellationSource: cancellation.source,
    remindDays: String(remindDays.value),
    remindDaysSource: remindDays.source,
    ruralWards: rural.value.wards ? "on" : "",
    ruralSource: rural.source,
  };
}

import { m } from "~/i18n/paraglide/messages";
import type { BoothEvent } from "~/lib/vocabulary";

interface Happening {
  readonly kind: BoothEvent;
  readonly number: string | null;
  readonly signName: string | null;
  readonly otherCode: string | null;
}

const WORDS: Readonly<Record<BoothEvent, (facts: { who: string; other: string }) => string>> = {
  held: m.booths_event_held,
  hold_released: m.booths_event_hold_released,
  reserved: m.booths_event_reserved,
  confirmed: m.booths_event_confirmed,
  declined: m.booths_event_declined,
  given_back: m.booths_event_given_back,
  vacated: m.booths_event_vacated,
  moved: m.booths_event_moved,
  swapped: m.booths_event_swapped,
  offered: m.booths_event_offered,
  offer_accepted: m.booths_event_offer_accepted,
  offer_declined: m.booths_event_offer_ended,
  blocked: m.booths_event_blocked,
  unblocked: m.booths_event_unblocked,
};

/** What happened in a sentence: "HC26-017 Gốm Bát Tràng giữ gian". */
export function happeningWords({ kind, number, signName, otherCode }: Happening): string {
  return WORDS[kind]({ who: [number, signName].filter(Boolean).join(" "), other: otherCode ?? "" });
}

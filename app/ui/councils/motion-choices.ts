import type { CarriedMotion } from "~/domain/councils/motions.server";
import { m } from "~/i18n/paraglide/messages";

const LONGEST = 90;

/** Carried motions to choose from, the last first. */
export function motionChoices(motions: readonly CarriedMotion[]): { value: string; label: string }[] {
  return motions.toReversed().map(({ id, meetingNumber, number, text }) => ({
    value: id,
    label: `${m.councils_by_motion({ meeting: meetingNumber, number })}: ${shortened(text)}`,
  }));
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

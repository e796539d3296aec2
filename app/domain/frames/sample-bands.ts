import { m } from "~/i18n/paraglide/messages";
import { rescaledBands } from "../schemes/criteria";
import { type Band, WHOLE_SHEET } from "../schemes/rules";

/** Shares of the maximum from which a band holds, in hundredths of 100 points, best first. */
const SAMPLES = [
  { from: 8000, said: m.frames_sample_high },
  { from: 5000, said: m.frames_sample_middle },
  { from: 0, said: m.frames_sample_low },
];

/** Bands to begin with where a criterion has none; their texts say themselves that they are examples. Points in hundredths. */
export function sampleBands(maximum: number, step: number): Band[] {
  const whole = SAMPLES.map(({ from, said }) => ({
    from,
    to: WHOLE_SHEET,
    text: said({}, { locale: "vi" }),
    textEn: said({}, { locale: "en" }),
  }));
  return rescaledBands(whole, WHOLE_SHEET, maximum, step);
}

import type { Reliability } from "~/domain/agreement/reliability";
import { m } from "~/i18n/paraglide/messages";
import type { TagTone } from "~/ui/primitives/tag";
import { chanceText } from "./hint-text";
import { reasonText } from "./reason-texts";

/** How much a figure says, and its colour. */
interface Verdict {
  readonly word: string;
  readonly tone: TagTone;
}

interface FigureRow {
  readonly name: string;
  readonly value: number | null;
  /** Null where there is no value. */
  readonly verdict: Verdict | null;
  /** What it means, or why it is absent. */
  readonly text: string;
  /** The published scale of the verdict. */
  readonly scale: string;
}

/** Least values of "moderate", "good" and "very good" on a published scale. */
interface Scale {
  readonly cited: () => string;
  readonly fair: number;
  readonly good: number;
  readonly veryGood: number;
}

const ALPHA: Scale = { cited: m.agreement_alpha_scale, fair: 0.667, good: 0.8, veryGood: Number.POSITIVE_INFINITY };
const ICC: Scale = { cited: m.agreement_icc_scale, fair: 0.5, good: 0.75, veryGood: 0.9 };
const W: Scale = { cited: m.agreement_w_scale, fair: 0.5, good: 0.7, veryGood: 0.9 };

/** The figures of a page, in words. Source of the scales: docs/rules/agreement.md#words. */
export function figureRows({ krippendorff, icc, kendallW, reasons }: Reliability): FigureRow[] {
  const row = (name: string, meaning: string, value: number | null, key: string, scale: Scale): FigureRow => ({
    name,
    value,
    verdict: value === null ? null : verdictOf(value, scale),
    text: value === null ? reasonText(reasons[key]!) : meaning,
    scale: scale.cited(),
  });
  const wMeaning =
    kendallW.p === null ? m.agreement_w_meaning() : m.agreement_w_meaning_p({ p: chanceText(kendallW.p) });
  return [
    row(
      m.agreement_alpha(),
      m.agreement_alpha_meaning(),
      krippendorff.interval ?? null,
      "krippendorff.interval",
      ALPHA,
    ),
    row(m.agreement_icc2k(), m.agreement_icc2k_meaning(), icc.icc2k ?? null, "icc.icc2k", ICC),
    row(m.agreement_icc21(), m.agreement_icc21_meaning(), icc.icc21 ?? null, "icc.icc21", ICC),
    row(m.agreement_icc3k(), m.agreement_icc3k_meaning(), icc.icc3k ?? null, "icc.icc3k", ICC),
    row(m.agreement_w(), wMeaning, kendallW.w, "kendallW", W),
  ];
}

function verdictOf(value: number, { fair, good, veryGood }: Scale): Verdict {
  if (value >= veryGood) return { word: m.agreement_word_very_good(), tone: "ok" };
  if (value >= good) return { word: m.agreement_word_good(), tone: "ok" };
  if (value >= fair) return { word: m.agreement_word_fair(), tone: "wait" };
  return { word: m.agreement_word_weak(), tone: "bad" };
}

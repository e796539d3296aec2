import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Finding } from "./findings";
import type { Side } from "./rules";

const SIDE_NAMES: Readonly<Record<Side, () => string>> = {
  N: m.plans_side_n,
  E: m.plans_side_e,
  S: m.plans_side_s,
  W: m.plans_side_w,
};

export const sideName = (side: Side): string => SIDE_NAMES[side]();

/** Decimetres as metres: 25 is "2,5". */
export const metres = (decimetres: number): string => formatNumber(decimetres / 10);

/** Booths that a sentence names; of more it says how many. */
const NAMED = 8;

export function codeList(codes: readonly string[]): string {
  const named = codes.toSorted(compareVietnamese).slice(0, NAMED).join(", ");
  return codes.length > NAMED ? m.plans_and_more({ named, more: formatNumber(codes.length - NAMED) }) : named;
}

/** What was found, in a sentence. aisle: what the fair allows, decimetres. */
export function findingSentence(finding: Finding, aisle: number): string {
  const codes = codeList(finding.codes);
  switch (finding.kind) {
    case "overlap":
      return m.plans_found_overlap({ one: finding.codes[0]!, other: finding.codes[1]! });
    case "duplicate":
      return m.plans_found_duplicate({ codes });
    case "outside":
      return m.plans_found_outside({ codes });
    case "closed":
      return m.plans_found_closed({ codes });
    case "cut_off":
      return m.plans_found_cut_off({ codes });
    case "no_gate":
      return m.plans_found_no_gate();
    case "walled": {
      const side = sideName(finding.side);
      return finding.by === null
        ? m.plans_found_walled({ codes, side })
        : m.plans_found_walled_by({ codes, side, by: finding.by });
    }
    case "narrow":
      return finding.codes.length > 1
        ? m.plans_found_narrow({
            one: finding.codes[0]!,
            other: finding.codes[1]!,
            gap: metres(finding.gap),
            aisle: metres(aisle),
          })
        : m.plans_found_narrow_wall({ codes, gap: metres(finding.gap), aisle: metres(aisle) });
  }
}

import type { Settings } from "~/domain/allocations/rules";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { MINUS, PLUS, WORDS, ZONES } from "./settings-fields";

/** What a plan is computed by, in one paragraph. */
export function settingsWords({ weights, zones, nearness, seconds, movesConfirmed }: Settings): string {
  // What has a comma of its own is told apart by semicolons.
  const worth = (names: readonly (keyof Settings["weights"])[]) =>
    names
      .map((name) =>
        m.allocations_settings_worth({ what: WORDS[name].label().toLowerCase(), points: formatNumber(weights[name]) }),
      )
      .join("; ");
  return [
    m.allocations_settings_plus({ list: worth(PLUS) }),
    m.allocations_settings_minus({ list: worth(MINUS) }),
    m.allocations_settings_conditions({
      zones: ZONES[zones]().toLowerCase(),
      metres: formatNumber(nearness / 10),
      seconds: formatNumber(seconds),
    }),
    movesConfirmed ? m.allocations_settings_moves() : m.allocations_settings_stays(),
  ].join(" ");
}

import type { Cap, Choice } from "~/domain/tallies/select";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const LIMITS: Readonly<Record<Cap["kind"], (text: { limit: string }) => string>> = {
  cap: m.tallies_limit_all,
  groupCaps: m.tallies_limit_group,
  territoryCap: m.tallies_limit_territory,
  establishmentCap: m.tallies_limit_establishment,
};

/** Why an entry that passed is not proposed, and what would have it proposed; null where it is. */
export function whyNotProposed(
  choice: Choice,
  entry: { readonly rank: number; readonly score: string },
): string | null {
  switch (choice.kind) {
    case "within_caps":
      return null;
    case "tied_at_cap":
      return m.tallies_why_tied({
        among: formatNumber(choice.among),
        seats: formatNumber(choice.seats),
        limit: limitText(choice.cap),
      });
    case "behind_tie":
      return m.tallies_why_behind_tie({ limit: limitText(choice.cap) });
    case "over_cap": {
      const over = m.tallies_why_over_cap({
        rank: formatNumber(entry.rank),
        score: entry.score,
        limit: limitText(choice.cap),
      });
      return choice.needed === null ? over : `${over} ${whatWouldHelp(choice.cap, choice.needed)}`;
    }
  }
}

const limitText = ({ kind, limit }: Cap) => LIMITS[kind]({ limit: formatNumber(limit) });

const whatWouldHelp = (cap: Cap, needed: number) =>
  m.tallies_would_enter({ needed: formatNumber(needed), withdrawals: formatNumber(needed - cap.limit) });

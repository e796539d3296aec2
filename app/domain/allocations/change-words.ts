import { formatList, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Changes } from "./changes.server";

/** Names that a sentence tells; of more it tells how many. */
const NAMED = 6;

const WORDS = {
  gone: m.allocations_change_gone,
  new: m.allocations_change_new,
  changed: m.allocations_change_other,
} as const;

/** "HC26-004 không còn, gian B12 đã khác". */
export function changeWords({ applications, booths, quotas, pairs }: Changes): string {
  const named = [
    ...applications.map(({ number, what }) => WORDS[what]({ number })),
    ...booths.map(({ code }) => m.allocations_change_booth({ code })),
    ...(quotas.length > 0 ? [m.allocations_change_quotas({ count: formatNumber(quotas.length) })] : []),
    ...(pairs > 0 ? [m.allocations_change_pairs({ count: formatNumber(pairs) })] : []),
  ];
  const more = named.length - NAMED;
  return formatList(
    more > 0 ? [...named.slice(0, NAMED), m.allocations_change_more({ count: formatNumber(more) })] : named,
  );
}

import type { Explained, OtherPlace, Shortage } from "~/domain/allocations/result";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

const SHORT: Record<Shortage, () => string> = {
  kind: m.allocations_short_kind,
  recognised: m.allocations_short_recognised,
  row: m.allocations_short_row,
  zone: m.allocations_short_zone,
  power: m.allocations_short_power,
  water: m.allocations_short_water,
  area: m.allocations_short_area,
  quota: m.allocations_short_quota,
  pair: m.allocations_short_pair,
  others: m.allocations_short_others,
};

const NOT_THERE: Record<NonNullable<OtherPlace["whyNot"]>, (of: { code: string }) => string> = {
  kind: m.allocations_other_kind,
  recognised: m.allocations_other_recognised,
  row: m.allocations_other_row,
  zone: m.allocations_other_zone,
  power: m.allocations_other_power,
  water: m.allocations_other_water,
  area: m.allocations_other_area,
  unknown: m.allocations_other_unknown,
  bound: m.allocations_other_bound,
};

const POINTS: Record<keyof Explained["points"], (of: { points: string }) => string> = {
  booths: m.allocations_p_booths,
  priority: m.allocations_p_priority,
  corner: m.allocations_p_corner,
  wished: m.allocations_p_wished,
  zone: m.allocations_p_zone,
  move: m.allocations_p_move,
  neighbours: m.allocations_p_neighbours,
};

export const shortageWords = (shortage: Shortage): string => SHORT[shortage]();

/** "gian 200, ưu tiên 60": what its points are for. */
export function pointWords({ points }: Explained): string[] {
  return (Object.keys(POINTS) as (keyof Explained["points"])[])
    .filter((key) => points[key] !== 0)
    .map((key) => POINTS[key]({ points: formatNumber(points[key]) }));
}

/** Who has a booth that was wished for, and what the whole would lose with it. own: the priority of who wished. */
export function otherWords({ code, holder, whyNot, least, most }: OtherPlace, own: number): string {
  if (whyNot === "unknown") return NOT_THERE.unknown({ code });
  const who = holder
    ? m.allocations_other_holder({
        code,
        number: holder.number,
        theirs: formatNumber(holder.priority),
        own: formatNumber(own),
      })
    : m.allocations_other_free({ code });
  if (whyNot) return `${who} ${NOT_THERE[whyNot]({ code })}`;
  return `${who} ${costWords(code, least ?? 0, most)}`;
}

function costWords(code: string, least: number, most: number | null): string {
  if (most === 0) return m.allocations_other_alike({ code });
  if (most === null) return m.allocations_other_least({ code, points: formatNumber(least) });
  if (least === 0) return m.allocations_other_most({ code, points: formatNumber(most) });
  if (least === most) return m.allocations_other_cost({ code, points: formatNumber(most) });
  return m.allocations_other_between({ code, least: formatNumber(least), most: formatNumber(most) });
}

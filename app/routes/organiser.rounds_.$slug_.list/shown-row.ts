import type { ListRow } from "~/domain/councils/list.server";
import type { CarriedMotion } from "~/domain/councils/motions.server";
import { getLocale } from "~/i18n/locale";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { formatFraction } from "~/lib/points";

/** A row of the list as the page shows it: numbers as text, and nothing a table does not need. */
export function shownRow(rules: GroupNames, row: ListRow, motions: readonly CarriedMotion[]) {
  const { lead, set, entries, choice, proposal, item, verdict, isDeviation, isDecided } = row;
  const motion = item?.motionId ? motions.find((one) => one.id === item.motionId) : undefined;
  return {
    nominationId: lead.nominationId,
    name: row.name,
    code: lead.nomination.code,
    groupCode: lead.groupCode,
    group: shortGroupNameIn(rules, lead.groupCode),
    establishment: lead.nomination.establishmentName,
    rank: lead.rank,
    score: formatFraction(lead.score, 2, getLocale()),
    set: set && {
      mergeId: set.mergeId,
      setCase: set.setCase,
      reason: set.reason,
      lead: lead.nomination.productName,
      products: entries.map((entry) => entry.nomination.productName),
    },
    papersDueOn: entries.map((entry) => entry.papersDueOn).find((day) => day !== null) ?? null,
    choice,
    proposal,
    verdict,
    tier: item?.tier ?? null,
    reason: item?.reason ?? null,
    motion: motion ? { meeting: motion.meetingNumber, number: motion.number } : null,
    isDeviation,
    isDecided,
  };
}
export type ShownRow = ReturnType<typeof shownRow>;

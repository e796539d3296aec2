import { and, gte, inArray, isNotNull, isNull, like, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { galleryEntries as g } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import { type AwardStatus, LEVELS } from "~/lib/vocabulary";
import { type GalleryFilter, type GallerySort, type SearchTerms, searchTerms } from "./rules";

const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function statusCondition(status: AwardStatus, today: PlainDate): SQL | undefined {
  const standing = or(isNull(g.revokedOn), sql`${g.revokedOn} > ${today}`);
  if (status === "revoked") return lte(g.revokedOn, today);
  if (status === "recorded") return isNull(g.certificateNumber);
  return and(
    isNotNull(g.certificateNumber),
    standing,
    status === "valid" ? gte(g.validUntil, today) : lt(g.validUntil, today),
  );
}

/** The rows a filter leaves. Every word typed must occur, in any order, with or without its tones. */
export function galleryCondition(filter: GalleryFilter, today: PlainDate): SQL | undefined {
  const terms = searchTerms(filter.q);
  const some = <T>(values: readonly T[] | undefined, condition: (values: T[]) => SQL | undefined) =>
    values && values.length > 0 ? condition([...values]) : undefined;
  return and(
    ...(terms?.words.map((word) => like(g.searchFolded, containing(word))) ?? []),
    // What was typed but holds no word finds nothing rather than everything.
    filter.q?.trim() && !terms ? sql`false` : undefined,
    some(filter.years, (years) => inArray(g.year, years)),
    some(filter.levels, (levels) => inArray(g.level, levels)),
    some(filter.regions, (regions) => inArray(g.regionCode, regions)),
    some(filter.provinces, (ids) => or(inArray(g.provinceId, ids), inArray(g.currentProvinceId, ids))),
    some(filter.groups, (groups) => inArray(g.groupCode, groups)),
    some(filter.tiers, (tiers) => inArray(g.tier, tiers)),
    some(filter.statuses, (statuses) => or(...statuses.map((status) => statusCondition(status, today)))),
  );
}

/** How high a level stands, for ordering. */
export const levelRank = sql<number>`array_position(array[${sql.raw(LEVELS.map((level) => `'${level}'`).join(","))}]::text[], ${g.level})`;

/** 0: the phrase with its tones in the name; 1: without tones in the name; 2: the phrase anywhere; 3: only the words. */
function relevance(terms: SearchTerms): SQL {
  const name = sql`split_part(${g.searchExact}, ' · ', 1)`;
  const foldedName = sql`split_part(${g.searchFolded}, ' · ', 1)`;
  return sql`case when ${name} like ${containing(terms.exact)} then 0
    when ${foldedName} like ${containing(terms.folded)} then 1
    when ${g.searchFolded} like ${containing(terms.folded)} then 2 else 3 end`;
}

/** Best first; ends in the award's id, so that pages never overlap. */
export function galleryOrder(filter: GalleryFilter, sort: GallerySort): SQL[] {
  const terms = searchTerms(filter.q);
  const newest = [sql`${g.year} desc`, sql`${levelRank} desc`, sql`${g.searchExact}`, sql`${g.awardId}`];
  if (sort === "name") return [sql`${g.searchFolded}`, sql`${g.searchExact}`, ...newest];
  return sort === "relevance" && terms ? [relevance(terms), ...newest] : newest;
}

import { z } from "zod";
import { AWARD_STATUSES, LEVELS, REGIONS } from "~/lib/vocabulary";
import { type GalleryFilter, type GallerySort, SORTS } from "./rules";

/** Repeated or single values of an address; those that mean nothing are passed over, so that an old link still opens. */
const several = <T>(one: z.ZodType<T>) =>
  z
    .union([z.array(z.string()), z.string().transform((text) => [text])])
    .default([])
    .transform((texts) => {
      const read = texts.map((text) => one.safeParse(text));
      return [...new Set(read.flatMap((result) => (result.success ? [result.data] : [])))];
    });

const short = z.string().min(1).max(60);

/** The gallery's address: `?q=&year=&level=&region=&province=&group=&tier=&status=&sort=&page=`. Never fails. */
export const GalleryQuery = z.object({
  q: z
    .union([z.string(), z.array(z.string()).transform((texts) => texts[0] ?? "")])
    .default("")
    .transform((text) => text.slice(0, 200)),
  year: several(z.coerce.number().int().min(1990).max(2200)),
  level: several(z.enum(LEVELS)),
  region: several(z.enum(REGIONS)),
  province: several(z.string().regex(/^(old|new)-\d{2}$/)),
  group: several(short),
  tier: several(short),
  status: several(z.enum(AWARD_STATUSES)),
  sort: z.enum(SORTS).catch("relevance").default("relevance"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type GalleryQuery = z.infer<typeof GalleryQuery>;

export function filterOf(query: GalleryQuery): GalleryFilter {
  return {
    q: query.q,
    years: query.year,
    levels: query.level,
    regions: query.region,
    provinces: query.province,
    groups: query.group,
    tiers: query.tier,
    statuses: query.status,
  };
}

/** The address that says a query; page and sort are left out where they say nothing. */
export function addressOf(
  query: Partial<GalleryQuery>,
): Record<string, string | number | readonly (string | number)[]> {
  const { page = 1, sort = "relevance" satisfies GallerySort, ...rest } = query;
  return { ...rest, ...(sort !== "relevance" && { sort }), ...(page > 1 && { page }) };
}

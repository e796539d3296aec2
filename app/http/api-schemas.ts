import { z } from "zod";
import { AWARD_STATUSES, BOOTH_KINDS, BOOTH_STATES, LEVELS, PHASES, PRODUCT_GROUPS, REGIONS } from "~/lib/vocabulary";

// What the public API takes and gives. The description in openapi.json is made from these.

const MAX_PAGE_SIZE = 100;

const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(20),
};

export const PageQuery = z.object(paging);

const awardFilters = {
  q: z
    .string()
    .max(1000)
    .describe("Words of the product's or maker's name or of the place; tones may be left out")
    .optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  level: z.enum(LEVELS).optional(),
  province: z.string().max(100).describe("Code, name or id of a province of either era").optional(),
  group: z.enum(PRODUCT_GROUPS).optional(),
  status: z.enum(AWARD_STATUSES).optional(),
};

export const AwardsQuery = z.object({ ...awardFilters, ...paging });
export const AwardsFileQuery = z.object(awardFilters);
export type AwardsFileQuery = z.infer<typeof AwardsFileQuery>;

export const BoothsQuery = z.object({ state: z.enum(BOOTH_STATES).optional(), ...paging });

export const AwardItem = z
  .object({
    certificateNumber: z.string().nullable().describe("Null for an award known from a published list"),
    productName: z.string(),
    establishmentName: z.string().nullable(),
    province: z.object({ code: z.string(), name: z.string() }).describe("As it was when the award was given"),
    level: z.enum(LEVELS),
    year: z.int(),
    group: z.enum(PRODUCT_GROUPS).nullable(),
    tier: z.string().nullable(),
    decisionNumber: z.string().nullable(),
    issuedOn: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
    status: z.enum(AWARD_STATUSES),
    url: z.url(),
  })
  .meta({ id: "Award" });
export type AwardItem = z.infer<typeof AwardItem>;

export const RoundItem = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    level: z.enum(LEVELS),
    year: z.int(),
    phase: z.enum(PHASES).nullable().describe("Null between two phases"),
    agency: z.string(),
    url: z.url(),
  })
  .meta({ id: "Round" });

export const RoundCounts = z
  .object({
    nominated: z.int().nullable().describe("Submitted and not withdrawn"),
    admitted: z.int().nullable(),
    scored: z.int().nullable(),
    passed: z.int().nullable(),
    recognised: z.int().nullable(),
  })
  .describe("Null until the figure is public: the first two after screening, the others with the decision");

export const RoundFull = RoundItem.extend({
  counts: RoundCounts,
  authority: z.string().nullable().describe("Who recognises and signs, where the agency does not"),
  scheme: z.object({ code: z.string(), name: z.string(), version: z.int() }).describe("What its rules began with"),
  rulesHash: z.string().describe("SHA-256 of the rules, frozen at opening"),
  territory: z.array(
    z.object({
      province: z.string(),
      region: z.enum(REGIONS).nullable().describe("The region it counts for in this round"),
      quota: z.int().nullable().describe("Most entries it may send; null: no limit"),
    }),
  ),
  phases: z.array(z.object({ kind: z.enum(PHASES), opensAt: z.iso.datetime(), closesAt: z.iso.datetime().nullable() })),
  decisions: z.array(z.object({ number: z.string(), decidedOn: z.iso.date(), agency: z.string() })),
}).meta({ id: "RoundInFull" });

export const FairItem = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    venue: z.string(),
    province: z.string().nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    booths: z.int(),
    available: z.int(),
    cancelled: z.boolean(),
    url: z.url(),
  })
  .meta({ id: "Fair" });

export const BoothItem = z
  .object({
    id: z.uuid(),
    code: z.string(),
    hallId: z.uuid(),
    kind: z.enum(BOOTH_KINDS),
    state: z.enum(BOOTH_STATES),
    x: z.int().describe("Decimetres from the hall's left side, as the other lengths"),
    y: z.int(),
    width: z.int(),
    height: z.int(),
    openSides: z.int(),
    power: z.int().describe("Watts"),
    hasWater: z.boolean(),
    zone: z.string().nullable().describe("The product group its zone is for; null for any"),
    province: z.string().nullable().describe("Whose centre fills it"),
    establishment: z.string().nullable(),
  })
  .meta({ id: "Booth" });

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.array(z.string())).optional(),
    }),
  })
  .meta({ id: "Error" });

/** A page of items, as every list answers. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() });
}

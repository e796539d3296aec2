import { z } from "zod";
import { PAIR_KINDS } from "~/lib/vocabulary";

/**
 * What kept an application from a place: no block of the fair has it, its territory has no more, a must keeps it from what is left, or others
 * earn more with it.
 */
export const SHORTAGES = [
  "kind",
  "recognised",
  "row",
  "zone",
  "power",
  "water",
  "area",
  "quota",
  "pair",
  "others",
] as const;
export type Shortage = (typeof SHORTAGES)[number];

const OtherPlace = z.object({
  code: z.string(),
  /** Who has it in this plan; null where nobody does. */
  holder: z.object({ number: z.string(), priority: z.int() }).nullable(),
  /** Why it may not stand there: null where it might. unknown: no such booth; bound: it is kept for somebody. */
  whyNot: z.enum(["kind", "recognised", "row", "zone", "power", "water", "area", "unknown", "bound"]).nullable(),
  /** Points the whole would lose with it: at least, as proved, and at most, as found. */
  least: z.int().nullable(),
  most: z.int().nullable(),
});
export type OtherPlace = z.infer<typeof OtherPlace>;

const Explained = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  provinceId: z.string(),
  priority: z.int(),
  boothIds: z.array(z.string()),
  booths: z.array(z.string()),
  /** Of them, those it does not have yet. */
  fresh: z.array(z.string()),
  /** Booths it has and leaves. */
  movedFrom: z.array(z.string()),
  /** Granted booths that found no place. */
  missing: z.int(),
  shortage: z.enum(SHORTAGES).nullable(),
  points: z.object({
    booths: z.int(),
    priority: z.int(),
    corner: z.int(),
    wished: z.int(),
    zone: z.int(),
    move: z.int(),
    neighbours: z.int(),
  }),
  /** Whether the booths of its province follow each other; null where it has none. */
  together: z.boolean().nullable(),
  /** Null where none was wished for. */
  corner: z.boolean().nullable(),
  wished: z.array(z.object({ code: z.string(), isGiven: z.boolean() })),
  neighbours: z.array(
    z.object({
      kind: z.enum(PAIR_KINDS),
      number: z.string(),
      isKept: z.boolean(),
      isByHand: z.boolean(),
      isMust: z.boolean().default(false),
      /** It is a must, and keeps what is missing from every place that is left. */
      isInTheWay: z.boolean().default(false),
    }),
  ),
  others: z.array(OtherPlace),
});
export type Explained = z.infer<typeof Explained>;

/** A plan as a run keeps it. */
export const AllocationResult = z.object({ applications: z.array(Explained) });
export type AllocationResult = z.infer<typeof AllocationResult>;

import { z } from "zod";
import { ASKED_KINDS, BOOTH_KINDS, CLAIM_STATES, PAIR_KINDS } from "~/lib/vocabulary";

const points = z.int().min(0).max(1000);

/** What a plan is told by, in whole points. Source: docs/rules/allocations.md#points. */
export const Weights = z.object({
  /** For each booth that is given. */
  booth: points,
  /** For each booth that is given and each point of priority of who gets it. */
  priority: points,
  /** Off for each further stretch of the walk that a province is torn into. */
  together: points,
  corner: points,
  /** For a booth that was wished for first; half of it for the others. */
  wished: points,
  near: points,
  /** Off for each pair that wished to be apart and is not. */
  apart: points,
  /** For each pair the organiser wants near if possible that is; off for each it wants apart so that is not. */
  hand: points,
  /** Off for each booth in the zone of another product group, where zones are soft. */
  zone: points,
  /** Off for each part that leaves the place it was given before. */
  move: points,
});
export type Weights = z.infer<typeof Weights>;

export const ZONE_RULES = ["hard", "soft", "off"] as const;
export type ZoneRule = (typeof ZONE_RULES)[number];

export const Settings = z.object({
  weights: Weights,
  zones: z.enum(ZONE_RULES),
  /** Decimetres between two stands that are near each other, and at least between two that are apart. */
  nearness: z.int().min(0).max(2000),
  /** How long the solver may take. */
  seconds: z.int().min(1).max(120),
  /** Also what exhibitors have confirmed may move. */
  movesConfirmed: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** What the settings of a fair begin with; each is the organiser's to set. */
export const USUAL_SETTINGS: Settings = {
  weights: {
    booth: 100,
    priority: 1,
    together: 20,
    corner: 8,
    wished: 12,
    near: 6,
    apart: 20,
    hand: 150,
    zone: 15,
    move: 40,
  },
  zones: "hard",
  nearness: 60,
  seconds: 10,
  movesConfirmed: false,
};

/** Whether settings are as every fair begins. */
export const areUsual = (settings: Settings): boolean =>
  JSON.stringify(Settings.parse(settings)) === JSON.stringify(Settings.parse(USUAL_SETTINGS));

const InputBooth = z.object({
  id: z.string(),
  code: z.string(),
  hallId: z.string(),
  kind: z.enum(BOOTH_KINDS),
  /** Decimetres from the hall's top left corner. */
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  openSides: z.int(),
  /** Watts. */
  power: z.int(),
  hasWater: z.boolean(),
  zone: z.string().nullable(),
});
export type InputBooth = z.infer<typeof InputBooth>;

const InputApplication = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  provinceId: z.string(),
  groupCode: z.string().nullable(),
  /** Watts in all. */
  power: z.int(),
  needsWater: z.boolean(),
  isRecognised: z.boolean(),
  priority: z.int(),
  /** What it is due, placed or not. `area`: whole square metres of them all, of ground. */
  granted: z.array(z.object({ kind: z.enum(ASKED_KINDS), booths: z.int(), area: z.int().nullable() })),
  wishes: z.object({
    corner: z.boolean(),
    /** Codes, the best first. */
    booths: z.array(z.string()),
    /** Ids of applications. */
    near: z.array(z.string()),
    apart: z.array(z.string()),
  }),
  /** What it has now. `stays`: confirmed, picked by itself, or locked by hand. */
  claims: z.array(z.object({ boothId: z.string(), state: z.enum(CLAIM_STATES), stays: z.boolean() })),
  /** Booths it gets by hand. */
  locks: z.array(z.string()),
});
export type InputApplication = z.infer<typeof InputApplication>;

/** All that a plan is made from. Plain JSON: it is kept with the run, and goes into the solver's thread. */
export const AllocationInput = z.object({
  settings: Settings,
  /** For use, in the order of the halls. */
  booths: z.array(InputBooth),
  /** Accepted ones in the order of their numbers. */
  applications: z.array(InputApplication),
  /** Booths that others have: offers to the waiting list. */
  taken: z.array(z.string()),
  /** Of accepted ones, whom the organiser wants near each other, or apart: ids, the smaller first. isMust: whatever the points. */
  pairs: z.array(
    z.object({
      kind: z.enum(PAIR_KINDS),
      first: z.string(),
      second: z.string(),
      // Runs that were asked for before there were any know of none.
      isMust: z.boolean().default(false),
    }),
  ),
  /** Booths that a territory may still take beside what stays. */
  quotas: z.array(z.object({ provinceId: z.string(), booths: z.int() })),
});
export type AllocationInput = z.infer<typeof AllocationInput>;

/** How much better a plan could be at most, in thousandths of the bound. 0: proved best. */
export function gapPerMille(objective: number, bound: number): number {
  if (bound <= objective) return 0;
  return Math.ceil(((bound - objective) * 1000) / Math.max(Math.abs(bound), 1));
}

/** Points of one application, whatever they are for. */
export const pointsInAll = (points: Readonly<Record<string, number>>): number =>
  Object.values(points).reduce((sum, one) => sum + one, 0);

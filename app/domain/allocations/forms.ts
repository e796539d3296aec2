import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseWhole } from "~/lib/typed-numbers";
import { PAIR_KINDS } from "~/lib/vocabulary";
import { typed } from "../typed";
import { type Settings, type Weights, ZONE_RULES } from "./rules";

const whole = (min: number, max: number) =>
  typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(min).max(max));

/** What is computed by; metres and seconds are whole. */
export const RunForm = z.object({
  booth: whole(1, 1000),
  priority: whole(0, 1000),
  together: whole(0, 1000),
  corner: whole(0, 1000),
  wished: whole(0, 1000),
  near: whole(0, 1000),
  apart: whole(0, 1000),
  hand: whole(0, 1000),
  zone: whole(0, 1000),
  move: whole(0, 1000),
  zones: z.enum(ZONE_RULES),
  metres: whole(0, 200),
  seconds: whole(1, 120),
  movesConfirmed: z.boolean().default(false),
});
export type RunForm = z.output<typeof RunForm>;

/** Decimetres. */
const METRE = 10;

export function settingsOf({ zones, metres, seconds, movesConfirmed, ...weights }: RunForm): Settings {
  return { weights, zones, nearness: metres * METRE, seconds, movesConfirmed };
}

/** As the form shows settings. */
export function typedSettings({ weights, zones, nearness, seconds, movesConfirmed }: Settings) {
  const typedWeights = Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, String(value)]));
  return {
    ...(typedWeights as Record<keyof Weights, string>),
    zones: zones as string,
    metres: String(nearness / METRE),
    seconds: String(seconds),
    movesConfirmed: movesConfirmed ? "on" : "",
  };
}

export const LockForm = z.object({
  booth: z.string().trim().min(1).max(12),
  application: z.string().trim().min(1).max(40),
});
export type LockForm = z.output<typeof LockForm>;

/** must: no plan breaks it; if_possible: it counts in points. */
export const PAIR_FORCES = ["if_possible", "must"] as const;
export type PairForce = (typeof PAIR_FORCES)[number];

/** Two applications by their ids. */
export const PairForm = z
  .object({
    first: z.uuid(),
    second: z.uuid(),
    kind: z.enum(PAIR_KINDS),
    force: z.enum(PAIR_FORCES).optional(),
  })
  .superRefine(({ first, second }, ctx) => {
    if (first === second) ctx.addIssue({ code: "custom", path: ["second"], message: m.allocations_pair_same() });
  });
export type PairForm = z.output<typeof PairForm>;

/** What is chosen beforehand where one comes from a booth. */
export const LockQuery = z.object({ booth: z.string().trim().max(12).catch("") });

export const AdoptForm = z.object({
  /** Take over what is still possible although something changed since. */
  despiteChanges: z.boolean().default(false),
  /** Leave out the organiser's own establishment, and take over the rest. */
  withoutOwn: z.boolean().default(false),
});
export type AdoptForm = z.output<typeof AdoptForm>;

/** The number of a plan as an address has it; 0, which none has, for anything else. */
export const RunNumber = z.coerce.number().int().positive().max(1_000_000).catch(0);

export const SHOWN = ["all", "missing", "unmet", "moved"] as const;
export type Shown = (typeof SHOWN)[number];

/** What of a plan's applications is shown; what does not fit is passed over. */
export const PlanQuery = z.object({
  show: z.enum(SHOWN).catch("all"),
  q: z.string().trim().max(100).catch(""),
  with: z.coerce.number().int().positive().nullable().catch(null),
});
export type PlanQuery = z.output<typeof PlanQuery>;

import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { instantOf, parseDate } from "~/lib/dates";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEVELS, PHASES, REGIONS } from "~/lib/vocabulary";
import { typed, typedDay } from "../typed";
import type { Timetable } from "./rules";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

const whole = (min: number, max: number) =>
  typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(min).max(max));

/** "17h00", "17:00" and "8h" as hours and minutes, "17:00". */
export function parseTime(text: string): string | null {
  const match = /^([01]?\d|2[0-3])(?:h|:|g)([0-5]\d)?$/i.exec(text.trim());
  return match ? `${match[1]!.padStart(2, "0")}:${match[2] ?? "00"}` : null;
}

/** Where a round is held: one province, a region or the whole country, by its level. */
const Territory = z.object({
  /** For a province and what lies below it. */
  provinceId: z.string().optional(),
  /** For a region. */
  regionCode: z.enum(REGIONS).optional(),
});

/** The dates of a round as typed: days in Vietnam, and the hour at which nominations end. */
export const TimetableFields = z.object({
  nominationOpensOn: typedDay,
  nominationClosesOn: typedDay,
  nominationClosesTime: typed(parseTime, () => m.rounds_not_a_time()),
  scoringOn: typedDay.optional(),
  councilOn: typedDay.optional(),
  expectedListOn: typedDay.optional(),
  decisionOn: typedDay.optional(),
});

const FIELD_OF_DATE: Readonly<Record<keyof Timetable, keyof z.infer<typeof TimetableFields>>> = {
  nominationOpensAt: "nominationOpensOn",
  nominationClosesAt: "nominationClosesOn",
  scoringAt: "scoringOn",
  councilAt: "councilOn",
  expectedListAt: "expectedListOn",
  decisionAt: "decisionOn",
};

/** The field of a form in which a date of the timetable is typed. */
export const fieldOfDate = (date: keyof Timetable): string => FIELD_OF_DATE[date];

/** Days begin at midnight in Vietnam. */
export function timetableFrom(form: z.infer<typeof TimetableFields>): Timetable {
  const at = (date: string, time = "00:00") => instantOf(date, time);
  const maybe = (date: string | undefined) => (date ? at(date) : null);
  return {
    nominationOpensAt: at(form.nominationOpensOn),
    nominationClosesAt: at(form.nominationClosesOn, form.nominationClosesTime),
    scoringAt: maybe(form.scoringOn),
    councilAt: maybe(form.councilOn),
    expectedListAt: maybe(form.expectedListOn),
    decisionAt: maybe(form.decisionOn),
  };
}

const Identity = {
  level: z.enum(LEVELS),
  year: typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(1990).max(2200)),
  name: line(200),
  nameEn: line(200),
  codePrefix: z
    .string()
    .transform((text) => normalizeText(text).toUpperCase())
    .refine((text) => /^[A-Z][A-Z0-9]{1,7}$/.test(text), { error: () => m.rounds_prefix_form() }),
};

/** The first step of a new round; territory, dates and rules have pages of their own. */
export const CreateRoundForm = z.object({
  schemeVersionId: z.uuid(),
  agencyId: z.uuid(),
  ...Identity,
  ...Territory.shape,
});
export type CreateRoundForm = z.infer<typeof CreateRoundForm>;

/** What a draft is called, its level and year. */
export const EditRoundForm = z.object(Identity);
export type EditRoundForm = z.infer<typeof EditRoundForm>;

/** Who runs a round; who recognises and signs, empty for the same agency. */
export const AgenciesForm = z.object({ agencyId: z.uuid(), authorityId: z.uuid().optional() });
export type AgenciesForm = z.infer<typeof AgenciesForm>;

const RULES_SOURCES = ["round", "scheme"] as const;

/** Of the next round after one. Its rules are those the earlier one ended with, or the scheme's newest ones. */
export const CopyRoundForm = z.object({
  year: Identity.year,
  name: Identity.name,
  nameEn: Identity.nameEn,
  codePrefix: Identity.codePrefix,
  rulesFrom: z.enum(RULES_SOURCES),
});
export type CopyRoundForm = z.infer<typeof CopyRoundForm>;

/** The code of the scheme a new round begins with; unknown or empty: the first. */
export const NewRoundQuery = z.object({ scheme: z.string().max(100).catch("") });

/** How often the rules had been saved when the page was loaded. */
const version = z.coerce.number().int();

/** What was confirmed with the opening: the rules, and the dates (`spansKey`). */
export const OpenRoundForm = z.object({ version, dates: z.string().max(1000).default("") });
export type OpenRoundForm = z.infer<typeof OpenRoundForm>;

export const DiscardReopeningForm = z.object({ version });
export type DiscardReopeningForm = z.infer<typeof DiscardReopeningForm>;

/** The council's decision that puts reopened rules in force. */
export const ReopenRulesForm = z.object({ version, number: line(60), decidedOn: typedDay, reason: line(1000) });
export type ReopenRulesForm = z.infer<typeof ReopenRulesForm>;

/** The day from which dates are suggested; what is no day is passed over. */
export const SuggestionQuery = z.object({
  from: z
    .string()
    .transform((text) => parseDate(text))
    .nullable()
    .catch(null)
    .default(null),
});

/**
 * Of an open round a change of dates is announced with its reason. seen: `spansKey` of the dates the person saw; none where
 * there were no dates.
 */
export const TimetableForm = z.object({
  ...TimetableFields.shape,
  reason: line(500).optional(),
  seen: z.string().max(1000).optional(),
});
export type TimetableForm = z.infer<typeof TimetableForm>;

/** A line for each province that may take part, whether it does, the region it counts for here, and how many entries it may send. */
export const TerritoryForm = z.object({
  rows: z
    .array(
      z.object({
        provinceId: z.string().regex(/^(old|new)-\d{2}$/),
        isIn: z.boolean().default(false),
        regionCode: z.enum(REGIONS).optional(),
        quota: whole(1, 100_000).optional(),
      }),
    )
    .max(200)
    .default([]),
  /** Every province of these takes part, ticked or not. */
  wholeRegions: z.array(z.enum(REGIONS)).default([]),
  quotaSource: z.string().transform(normalizeText).pipe(z.string().max(300)).default(""),
});
export type TerritoryForm = z.infer<typeof TerritoryForm>;

/** The end of a round without recognition. seen: `spansKey` of the dates the person saw. */
export const CancelRoundForm = z.object({ seen: z.string().max(1000), reason: line(1000) });
export type CancelRoundForm = z.infer<typeof CancelRoundForm>;

export const MovePhaseForm = z.object({
  /** The phase the person saw; empty between two. Another one now means that someone else was faster. */
  from: z.enum(PHASES).optional(),
  to: z.enum(PHASES),
  /** `spansKey` of the dates the person saw: two requests of one moment would both find the phase unmoved. */
  seen: z.string().max(1000).optional(),
  reason: line(500),
  /** Go on in spite of what may be overridden. */
  override: z.boolean().optional(),
});
export type MovePhaseForm = z.infer<typeof MovePhaseForm>;

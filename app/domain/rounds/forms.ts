import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { parsePoints } from "~/lib/points";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEVELS, PHASES, REGIONS } from "~/lib/vocabulary";
import { leavesOf, withMaxima } from "../schemes/criteria";
import { COMBINING_METHODS, PASS_COMPARISONS, type SchemeRules } from "../schemes/rules";
import type { Timetable } from "./rules";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

/** What a person types, read by one of the helpers of `lib`; null is what it does not understand. */
const typed = <T>(read: (text: string) => T | null, sentence: () => string) =>
  z.string().transform((text, issues) => {
    const value = read(text);
    if (value !== null) return value;
    issues.addIssue({ code: "custom", message: sentence() });
    return z.NEVER;
  });

const day = () => typed(parseDate, () => m.errors_not_a_date());
const points = () => typed(parsePoints, () => m.rounds_not_points());
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
  nominationOpensOn: day(),
  nominationClosesOn: day(),
  nominationClosesTime: typed(parseTime, () => m.rounds_not_a_time()),
  scoringOn: day().optional(),
  councilOn: day().optional(),
  expectedListOn: day().optional(),
  decisionOn: day().optional(),
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

/** Days begin at midnight in Vietnam (UTC+7, no summer time). */
export function timetableFrom(form: z.infer<typeof TimetableFields>): Timetable {
  const at = (date: string, time = "00:00") => new Date(`${date}T${time}:00+07:00`);
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

/** The values of the rules that an organiser sets, each beside the text that says so. */
export const RuleFields = z.object({
  passMark: points().pipe(z.int().max(10_000)),
  passMarkSource: line(300),
  passComparison: z.enum(PASS_COMPARISONS),
  combining: z.enum(COMBINING_METHODS),
  combiningSource: line(300),
  scoreStep: points().pipe(z.int().min(1).max(1000)),
  scoreStepSource: line(300),
  minimumSheets: whole(1, 99),
  minimumSheetsSource: line(300),
  /** Empty: every entry that passes may be recognised. */
  cap: whole(1, 10_000).optional(),
  capSource: line(300),
  minimumPhotos: whole(0, 20),
  minimumPhotosSource: line(300),
  validityYears: whole(1, 20),
  validityYearsSource: line(300),
});
export type RuleFields = z.infer<typeof RuleFields>;

/** Of a new round. The criteria are copied from the scheme and edited afterwards. */
export const CreateRoundForm = z.object({
  schemeVersionId: z.uuid(),
  agencyId: z.uuid(),
  level: z.enum(LEVELS),
  year: typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(1990).max(2200)),
  name: line(200),
  nameEn: line(200),
  codePrefix: z
    .string()
    .transform((text) => normalizeText(text).toUpperCase())
    .refine((text) => /^[A-Z][A-Z0-9]{1,7}$/.test(text), { error: () => m.rounds_prefix_form() }),
  ...Territory.shape,
  ...TimetableFields.shape,
  ...RuleFields.shape,
});
export type CreateRoundForm = z.infer<typeof CreateRoundForm>;

/** The code of the scheme a new round begins with; unknown or empty: the first. */
export const NewRoundQuery = z.object({ scheme: z.string().max(100).catch("") });

/** Of a draft: the values, and the maxima of the leaves in printed order, in hundredths. */
export const RulesForm = z.object({ ...RuleFields.shape, maxima: z.array(points().pipe(z.int().min(1))) });
export type RulesForm = z.infer<typeof RulesForm>;

/** Of an open round: the values the council put in force, and its decision that says so. */
export const ReopenRulesForm = z.object({
  ...RuleFields.shape,
  number: line(60),
  decidedOn: day(),
  reason: line(1000),
  /** The hash of the rules the person saw. */
  seen: z.string().max(100),
  /** Sent by the second step, which shows what becomes different. */
  confirmed: z.literal("yes").optional(),
});
export type ReopenRulesForm = z.infer<typeof ReopenRulesForm>;

/** Of an open round a change of dates is announced with its reason. */
export const TimetableForm = z.object({ ...TimetableFields.shape, reason: line(500).optional() });
export type TimetableForm = z.infer<typeof TimetableForm>;

/** "new-68:south": a province and the region it counts for here; "new-68:" for none. */
const Member = z.string().regex(/^(old|new)-\d{2}:(north|central|south)?$/);

/** A province that does not take part sends an empty line. */
export const TerritoryForm = z.object({
  members: z
    .array(z.string().optional())
    .max(200)
    .default([])
    .transform((lines) => lines.filter((one) => one))
    .pipe(z.array(Member)),
});
export type TerritoryForm = z.infer<typeof TerritoryForm>;

export const MovePhaseForm = z.object({
  /** The phase the person saw; empty between two. Another one now means that someone else was faster. */
  from: z.enum(PHASES).optional(),
  to: z.enum(PHASES),
  /** `spansKey` of the dates the person saw: two requests of one moment would both find the phase unmoved. */
  seen: z.string().max(1000).optional(),
  reason: line(500),
  /** Go on although sheets are missing. */
  override: z.boolean().optional(),
});
export type MovePhaseForm = z.infer<typeof MovePhaseForm>;

/** The rules of a scheme with an organiser's values in place of its own. */
export function withRuleFields(rules: SchemeRules, form: RuleFields, maxima?: readonly number[]): SchemeRules {
  const leaves = leavesOf(rules.criteria.value);
  const byCode = Object.fromEntries(leaves.map(({ code, maximum }, index) => [code, maxima?.[index] ?? maximum]));
  return {
    ...rules,
    criteria: { ...rules.criteria, value: withMaxima(rules.criteria.value, byCode, form.scoreStep) },
    scoreStep: { value: form.scoreStep, source: form.scoreStepSource },
    combining: { value: form.combining, source: form.combiningSource },
    passMark: { value: form.passMark, source: form.passMarkSource },
    passComparison: { value: form.passComparison, source: form.passMarkSource },
    minimumSheets: { value: form.minimumSheets, source: form.minimumSheetsSource },
    cap: { value: form.cap ?? null, source: form.capSource },
    minimumPhotos: { value: form.minimumPhotos, source: form.minimumPhotosSource },
    validityYears: { value: form.validityYears, source: form.validityYearsSource },
  };
}

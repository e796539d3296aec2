import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parsePoints } from "~/lib/points";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEGAL_FORMS, LEVELS, PAPER_KINDS, SET_CASES } from "~/lib/vocabulary";
import { typed, typedDay } from "../typed";
import {
  COMBINING_METHODS,
  ENTRIES,
  FEWEST_ANCHORS,
  LOWER_TITLES,
  MOST_ANCHORS,
  PAPER_NEEDS,
  PASS_COMPARISONS,
  type Section,
  SHARE_OF,
  VALIDITY_ENDS,
  WHOLE_SHEET,
} from "./rules";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

const pointsFrom = (least: number) => (text: string) => {
  const points = parsePoints(text);
  return points !== null && points >= least && points <= WHOLE_SHEET ? points : null;
};
const points = () => typed(pointsFrom(0), () => m.schemes_not_points());
const pointsAboveZero = () => typed(pointsFrom(1), () => m.schemes_not_points_above_zero());
const whole = (min: number, max: number) =>
  typed(parseWhole, () => m.errors_not_whole()).pipe(z.int().min(min).max(max));
const code = () => line(40);

/** The text a value comes from; empty while nobody has named it. */
const source = z.string().transform(normalizeText).pipe(z.string().max(500)).default("");
/** What an item was called when the page was loaded: a hidden field, empty for a new one. */
const was = z.string().max(40).default("");
const groups = z.array(z.string().max(40)).default([]);
/** How often the draft had been saved when the page was loaded: another number now means that someone else wrote. */
const version = z.coerce.number().int();

export const CopySchemeForm = z.object({ name: line(200), nameEn: line(200), agencyId: z.uuid() });
export type CopySchemeForm = z.infer<typeof CopySchemeForm>;

export const DiscardDraftForm = z.object({ version });
export type DiscardDraftForm = z.infer<typeof DiscardDraftForm>;

export const PublishDraftForm = z.object({ version, note: line(1000) });
export type PublishDraftForm = z.infer<typeof PublishDraftForm>;

const EntryForm = z.object({
  version,
  groups: z
    .array(z.object({ was, code: code(), name: line(200), nameEn: line(200) }))
    .min(1)
    .max(40),
  entrants: z.array(z.enum(LEGAL_FORMS)).min(1),
  entrantsSource: source,
  /** One line for each level there is. */
  levels: z
    .array(
      z.object({
        level: z.enum(LEVELS),
        isHeld: z.boolean().default(false),
        lowerTitle: z.enum(LOWER_TITLES),
        entry: z.enum(ENTRIES).default("open"),
      }),
    )
    .refine((levels) => levels.some((one) => one.isHeld), { error: () => m.schemes_needs_a_level() }),
  levelsSource: source,
});

const DossierForm = z.object({
  version,
  minimumPhotos: whole(0, 50),
  minimumPhotosSource: source,
  checklist: z
    .array(
      z.object({
        was,
        kind: z.enum(PAPER_KINDS),
        name: line(300),
        nameEn: line(300),
        needed: z.enum(PAPER_NEEDS),
        levels: z.array(z.enum(LEVELS)).default([]),
        groups,
        mayPend: z.boolean().default(false),
      }),
    )
    .max(60)
    .default([]),
  checklistSource: source,
  setCases: z.array(z.enum(SET_CASES)).default([]),
  setCasesSource: source,
});

const criterionFields = { was, code: code(), title: line(300), titleEn: line(300), maximum: pointsAboveZero(), groups };
const criterionParts = <Part extends z.ZodType>(part: Part) => z.array(part).max(40).default([]);
const Detail = z.object(criterionFields);
/** A criterion below one of the first rank, with its own parts. */
export const SubCriterion = z.object({ ...criterionFields, parts: criterionParts(Detail) });
const Criterion = z.object({ ...criterionFields, parts: criterionParts(SubCriterion) });

/** A criterion, its parts and theirs: as deep as a score sheet is printed. What bands mean is written a criterion at a time. */
const CriteriaForm = z.object({
  version,
  criteria: z.array(Criterion).min(1).max(40),
  criteriaSource: source,
  scoreStep: pointsAboveZero(),
  scoreStepSource: source,
});

export const BandsForm = z.object({
  version,
  bands: z
    .array(
      z
        .object({ from: points(), to: points(), text: line(500), textEn: line(500), groups })
        .refine((band) => band.from <= band.to, { path: ["to"], error: () => m.schemes_band_upside_down() }),
    )
    .max(60)
    .default([]),
});
export type BandsForm = z.infer<typeof BandsForm>;

/** "criterion:I.1", or one of the words. */
const TieBreakChoice = z.string().regex(/^(median|spread|council|criterion:.{1,40})$/);

const ScoringForm = z.object({
  version,
  combining: z.enum(COMBINING_METHODS),
  combiningSource: source,
  trim: whole(1, 20),
  trimSource: source,
  passMark: points(),
  passMarkSource: source,
  passComparison: z.enum(PASS_COMPARISONS),
  passComparisonSource: source,
  minimumSheets: whole(1, 99),
  minimumSheetsSource: source,
  blind: z.boolean().default(false),
  blindSource: source,
  tieBreaks: z.array(TieBreakChoice).max(20).default([]),
  tieBreaksSource: source,
  /** Empty: no calibration. */
  calibrationAnchors: whole(FEWEST_ANCHORS, MOST_ANCHORS).optional(),
  calibrationWaits: z.boolean().default(false),
  calibrationSecondTime: z.boolean().default(false),
  calibrationSource: source,
});

const most = () => whole(1, 100_000).optional();
const CapsForm = z.object({
  version,
  /** Each limit: empty for none. */
  cap: most(),
  capSource: source,
  groupCaps: z.array(z.object({ code: code(), most: most() })).default([]),
  groupCapsSource: source,
  territoryCap: most(),
  territoryCapSource: source,
  establishmentCap: most(),
  establishmentCapSource: source,
});

const TiersForm = z.object({
  version,
  tiers: z
    .array(
      z.object({
        was,
        name: line(120),
        nameEn: line(120),
        /** Empty: from the pass mark. */
        from: points().optional(),
        count: most(),
        money: typed(parseMoney, () => m.schemes_not_money())
          .pipe(z.int().max(1_000_000_000_000))
          .optional(),
      }),
    )
    .max(40)
    .default([]),
  tiersSource: source,
});

/** "7, 9" */
const sizes = z
  .string()
  .default("")
  .transform((text, issues) => {
    const numbers = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(parseWhole);
    if (numbers.every((one) => one !== null && one >= 1 && one <= 99)) return numbers.map(Number);
    issues.addIssue({ code: "custom", message: m.schemes_not_sizes() });
    return z.NEVER;
  });

const part = whole(1, 99);
const CouncilForm = z.object({
  version,
  sizes: z.array(z.object({ level: z.enum(LEVELS), sizes })).default([]),
  levelsSource: source,
  juryOdd: z.boolean().default(false),
  juryOddSource: source,
  quorumNumerator: part,
  quorumDenominator: part,
  quorumSource: source,
  majorityNumerator: part,
  majorityDenominator: part,
  majorityOf: z.enum(SHARE_OF),
  majoritySource: source,
  expectedList: z.boolean().default(false),
  expectedListSource: source,
});

const workingDays = whole(1, 365);
const ClocksForm = z.object({
  version,
  processingDays: workingDays.optional(),
  processingDaysSource: source,
  graceMinutes: whole(0, 1440),
  graceMinutesSource: source,
  complaintDays: workingDays,
  complaintDaysSource: source,
  answerDays: workingDays,
  answerDaysSource: source,
  validityYears: whole(1, 50),
  validityYearsSource: source,
  validityEnds: z.enum(VALIDITY_ENDS),
  validityEndsSource: source,
  earlierValidity: z
    .array(z.object({ issuedBefore: typedDay, years: whole(1, 50) }))
    .max(20)
    .default([]),
  earlierValiditySource: source,
});

/** What is typed of each section of a draft. */
export const SECTION_FORMS = {
  entry: EntryForm,
  dossier: DossierForm,
  criteria: CriteriaForm,
  scoring: ScoringForm,
  caps: CapsForm,
  tiers: TiersForm,
  council: CouncilForm,
  clocks: ClocksForm,
} as const satisfies Record<Section, z.ZodType>;
export type SectionForm<Name extends Section> = z.infer<(typeof SECTION_FORMS)[Name]>;

/** A version's number or "draft"; what is neither is passed over. */
const side = z
  .union([z.literal("draft"), z.coerce.number().int().min(1)])
  .optional()
  .catch(undefined);
export const ChangesQuery = z.object({ from: side, to: side });

/** The address of the round that a draft is tried on; empty: none yet. */
export const SimulationQuery = z.object({ round: z.string().max(200).catch("") });

import { z } from "zod";
import { LEGAL_FORMS, LEVELS, PAPER_KINDS, SET_CASES } from "~/lib/vocabulary";

/** A value a text fixes or an organiser sets, with the text that says so. */
const cited = <T extends z.ZodType>(value: T) => z.object({ value, source: z.string() });

/** 100 points, in hundredths. */
export const WHOLE_SHEET = 10_000;
const points = z.int().min(0).max(WHOLE_SHEET); // hundredths of a point
const count = z.int().min(1).max(100_000);
const workingDays = z.int().min(1).max(365);
const code = z.string().min(1).max(40);

/** What a band of points of a leaf means, for every product group or for those named. Both ends in hundredths, included. */
const Band = z.object({
  from: points,
  to: points,
  text: z.string(),
  textEn: z.string(),
  groups: z.array(code).min(1).optional(),
});
export type Band = z.infer<typeof Band>;

export interface CriterionRule {
  code: string;
  title: string;
  titleEn: string;
  /** Hundredths of a point. */
  maximum: number;
  /** Product groups it is asked of; absent: all of them. Its siblings add up for each group by itself. */
  groups?: string[] | undefined;
  levels?: Band[] | undefined;
  parts?: CriterionRule[] | undefined;
}

const criterion: z.ZodType<CriterionRule, CriterionRule> = z.object({
  code,
  title: z.string().min(1),
  titleEn: z.string().min(1),
  maximum: z.int().min(1).max(WHOLE_SHEET),
  groups: z.array(code).min(1).optional(),
  levels: z.array(Band).optional(),
  get parts() {
    return z.array(criterion).min(1).optional();
  },
});

export const PASS_COMPARISONS = ["at_least", "above"] as const;
export const COMBINING_METHODS = ["mean", "trimmed_mean", "median"] as const;
export const LOWER_TITLES = ["none", "title", "title_or_letter"] as const;
/** Who brings an entry: its maker, or only the agency that recognised it at the level below. */
export const ENTRIES = ["open", "put_forward"] as const;
/** On 31 December, the year of issue being year 1; or whole years after the day of issue. */
export const VALIDITY_ENDS = ["year_end", "anniversary"] as const;
export const PAPER_NEEDS = ["required", "if_any"] as const;
/** Products of a calibration: fewer show no difference between jurors, more only cost an afternoon. */
export const FEWEST_ANCHORS = 2;
export const MOST_ANCHORS = 3;
/** What a majority is counted of. */
export const SHARE_OF = ["present", "members"] as const;

const LevelRule = z.object({
  level: z.enum(LEVELS),
  /** Numbers of members a council may have; none: any. */
  councilSizes: z.array(z.int().min(1).max(99)),
  /** What an entry must hold of the level below: nothing, a title still valid, or a letter of its authority instead. */
  lowerTitle: z.enum(LOWER_TITLES),
  /** Absent: open. */
  entry: z.enum(ENTRIES).optional(),
});
export type LevelRule = z.infer<typeof LevelRule>;

/** A rank among the recognised: a star, a prize, a place. An entry gets the first tier it reaches that is not full. */
const Tier = z.object({
  code,
  name: z.string().min(1),
  nameEn: z.string().min(1),
  /** From this score, in hundredths, included; null: from the pass mark. */
  from: points.nullable(),
  /** Most entries that may hold it; null: as many as reach it. */
  count: count.nullable(),
  /** Prize money in đồng for each; null: none. */
  money: z.int().min(0).max(1_000_000_000_000).nullable(),
});
export type Tier = z.infer<typeof Tier>;

/** How equal scores are told apart, in order: by a criterion's mean, by the median sheet, by the smaller spread, by the council. */
const TieBreak = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("criterion"), code }),
  z.object({ kind: z.enum(["median", "spread", "council"]) }),
]);
export type TieBreak = z.infer<typeof TieBreak>;

/** A paper a dossier is asked for. */
const ChecklistItem = z.object({
  code,
  kind: z.enum(PAPER_KINDS),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  needed: z.enum(PAPER_NEEDS),
  /** Levels and product groups it is asked at and of; absent: all. */
  levels: z.array(z.enum(LEVELS)).min(1).optional(),
  groups: z.array(code).min(1).optional(),
  /** An entry may be admitted without it until a date. */
  mayPend: z.boolean(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What a jury does before its sheets, on products that are no entries of the round. */
const Calibration = z.object({
  /** How many products every juror scores. */
  anchors: z.int().min(FEWEST_ANCHORS).max(MOST_ANCHORS),
  /** A juror's own sheets open once they have submitted all of them. */
  waits: z.boolean(),
  /** A juror may score them once more, after the discussion. */
  secondTime: z.boolean(),
});
export type Calibration = z.infer<typeof Calibration>;

/** Part of a body: at least (`quorum`), more than (`majority`) this fraction of it. */
const share = { numerator: z.int().min(1).max(99), denominator: z.int().min(1).max(100) };

/** Rules published before a value existed read as if it did not bind. */
const unbound = <T>(value: T) => ({ value, source: "" });

/**
 * The rules of a scheme or a round, as data. Each value that differs between organisers carries its legal source.
 * Source: docs/rules/schemes.md.
 */
export const SchemeRules = z.object({
  groups: z.array(z.object({ code, name: z.string().min(1), nameEn: z.string().min(1) })).min(1),
  /** From the lowest up. */
  levels: cited(z.array(LevelRule).min(1)).default(
    unbound(LEVELS.map((level) => ({ level, councilSizes: [], lowerTitle: "none" as const }))),
  ),
  entrants: cited(z.array(z.enum(LEGAL_FORMS)).min(1)).default(unbound([...LEGAL_FORMS])),
  setCases: cited(z.array(z.enum(SET_CASES))).default(unbound([...SET_CASES])),
  checklist: cited(z.array(ChecklistItem)).default(unbound([])),
  minimumPhotos: cited(z.int().min(0).max(50)),
  criteria: cited(z.array(criterion).min(1)),
  /** Smallest difference between two scores, in hundredths. */
  scoreStep: cited(z.int().min(1).max(WHOLE_SHEET)),
  combining: cited(z.enum(COMBINING_METHODS)),
  /** Sheets left out at each end by a trimmed mean. */
  trim: cited(z.int().min(1).max(20)).default(unbound(1)),
  /** In hundredths. */
  passMark: cited(points),
  passComparison: cited(z.enum(PASS_COMPARISONS)),
  /** Signed sheets an entry needs to be ranked. */
  minimumSheets: cited(z.int().min(1).max(99)),
  /** Jurors do not learn whose products they score. Source: docs/rules/blind.md. */
  blind: cited(z.boolean()).default(unbound(false)),
  tieBreaks: cited(z.array(TieBreak)).default(unbound([{ kind: "council" as const }])),
  /** Null: the jury begins with the entries themselves. */
  calibration: cited(Calibration.nullable()).default(unbound(null)),
  /** Most entries that may be recognised; null: every entry that passes. */
  cap: cited(count.nullable()),
  /** Most of a product group, by its code. */
  groupCaps: cited(z.record(z.string(), count)).default(unbound({})),
  /** Most of one territory, of one establishment; null: no such limit. */
  territoryCap: cited(count.nullable()).default(unbound(null)),
  establishmentCap: cited(count.nullable()).default(unbound(null)),
  /** Best first; none: recognised or not, nothing more. */
  tiers: cited(z.array(Tier)).default(unbound([])),
  juryOdd: cited(z.boolean()).default(unbound(false)),
  /** At least this part of the council's members must be there. */
  quorum: cited(z.object(share)).default(unbound({ numerator: 1, denominator: 2 })),
  /** A motion is carried by more than this part of those present, or of all members. */
  majority: cited(z.object({ ...share, of: z.enum(SHARE_OF) })).default(
    unbound({ numerator: 1, denominator: 2, of: "present" as const }),
  ),
  expectedList: cited(z.boolean()).default(unbound(false)),
  /** In working days: for checking a dossier, for complaining after the announcement, for answering a complaint. */
  processingDays: cited(workingDays.nullable()).default(unbound(null)),
  complaintDays: cited(workingDays).default(unbound(15)),
  answerDays: cited(workingDays).default(unbound(10)),
  /** Minutes after the deadline in which a submission is still taken. */
  graceMinutes: cited(z.int().min(0).max(1440)).default(unbound(0)),
  /** How long a certificate holds; `validityEnds` says how its years are counted. */
  validityYears: cited(z.int().min(1).max(50)),
  validityEnds: cited(z.enum(VALIDITY_ENDS)).default(unbound("year_end" as const)),
  /** Other years for what was issued before a day ("YYYY-MM-DD"). */
  earlierValidity: cited(z.array(z.object({ issuedBefore: z.iso.date(), years: z.int().min(1).max(50) }))).default(
    unbound([]),
  ),
});
export type SchemeRules = z.infer<typeof SchemeRules>;
export type Rule = keyof SchemeRules;
/** Rules as they may be written down: values that do not bind are left out. */
export type WrittenRules = z.input<typeof SchemeRules>;

/** A scheme as it is written down, before it is published. */
export interface SchemeTemplate {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly rules: WrittenRules;
}

/** The parts rules are read and written in, in this order. */
export const SECTIONS = ["entry", "dossier", "criteria", "scoring", "caps", "tiers", "council", "clocks"] as const;
export type Section = (typeof SECTIONS)[number];

/** A section by its name in an address; null for another word. */
export const sectionNamed = (name: string | undefined): Section | null =>
  SECTIONS.find((section) => section === name) ?? null;

const RULES_OF = {
  entry: ["groups", "entrants", "levels"],
  dossier: ["minimumPhotos", "checklist", "setCases"],
  criteria: ["criteria", "scoreStep"],
  scoring: ["combining", "trim", "passMark", "passComparison", "minimumSheets", "blind", "tieBreaks", "calibration"],
  caps: ["cap", "groupCaps", "territoryCap", "establishmentCap"],
  tiers: ["tiers"],
  council: ["juryOdd", "quorum", "majority", "expectedList"],
  clocks: [
    ...(["processingDays", "graceMinutes", "complaintDays", "answerDays"] as const),
    ...(["validityYears", "validityEnds", "earlierValidity"] as const),
  ],
} as const satisfies Record<Section, readonly Rule[]>;

/** In the order they are read; each rule is in one section. */
export const rulesOf = (section: Section): readonly Rule[] => RULES_OF[section];

export function sectionOf(rule: Rule): Section {
  return SECTIONS.find((section) => rulesOf(section).includes(rule))!;
}

import { slugOf } from "~/lib/slug";
import { someGroups, withCriteria } from "./apply-criteria";
import type { SectionForm } from "./forms";
import { withGroupCodes } from "./rename";
import type { Calibration, ChecklistItem, SchemeRules, Section, TieBreak, Tier } from "./rules";

type Apply = { readonly [Name in Section]: (rules: SchemeRules, form: SectionForm<Name>) => SchemeRules };

const cited = <T>(value: T, source: string) => ({ value, source });

/** The rules with one section as it was typed. What refers to a group or criterion that got another code follows it. */
export function withSection<Name extends Section>(
  rules: SchemeRules,
  section: Name,
  form: SectionForm<Name>,
): SchemeRules {
  return APPLY[section](rules, form);
}

const APPLY: Apply = {
  entry: (rules, form) => ({
    ...withGroups(rules, form.groups),
    entrants: cited(form.entrants, form.entrantsSource),
    levels: cited(
      form.levels
        .filter((one) => one.isHeld)
        .map(({ level, lowerTitle, entry }) => ({
          level,
          councilSizes: rules.levels.value.find((one) => one.level === level)?.councilSizes ?? [],
          lowerTitle,
          // Open is what an absent word means: rules of before it keep their hash.
          ...(entry === "put_forward" && { entry }),
        })),
      form.levelsSource,
    ),
  }),
  dossier: (rules, form) => ({
    ...rules,
    minimumPhotos: cited(form.minimumPhotos, form.minimumPhotosSource),
    checklist: cited(
      withCodes(form.checklist, (item) => item.kind).map(
        ({ code, was: _, kind, name, nameEn, needed, mayPend, levels, groups }): ChecklistItem => ({
          ...{ code, kind, name, nameEn, needed, mayPend },
          ...(levels.length > 0 && { levels }),
          ...someGroups(rules, groups),
        }),
      ),
      form.checklistSource,
    ),
    setCases: cited(form.setCases, form.setCasesSource),
  }),
  criteria: withCriteria,
  scoring: (rules, form) => ({
    ...rules,
    combining: cited(form.combining, form.combiningSource),
    trim: cited(form.trim, form.trimSource),
    passMark: cited(form.passMark, form.passMarkSource),
    passComparison: cited(form.passComparison, form.passComparisonSource),
    minimumSheets: cited(form.minimumSheets, form.minimumSheetsSource),
    blind: cited(form.blind, form.blindSource),
    tieBreaks: cited(form.tieBreaks.map(tieBreakOf), form.tieBreaksSource),
    calibration: cited(calibrationOf(form), form.calibrationSource),
  }),
  caps: (rules, form) => ({
    ...rules,
    cap: cited(form.cap ?? null, form.capSource),
    groupCaps: cited(
      Object.fromEntries(form.groupCaps.flatMap(({ code, most }) => (most === undefined ? [] : [[code, most]]))),
      form.groupCapsSource,
    ),
    territoryCap: cited(form.territoryCap ?? null, form.territoryCapSource),
    establishmentCap: cited(form.establishmentCap ?? null, form.establishmentCapSource),
  }),
  tiers: (rules, form) => ({
    ...rules,
    tiers: cited(
      withCodes(form.tiers, (tier) => slugOf(tier.name, 30)).map(
        ({ code, name, nameEn, from = null, count = null, money = null }): Tier => ({
          ...{ code, name, nameEn, from, count, money },
        }),
      ),
      form.tiersSource,
    ),
  }),
  council: (rules, form) => ({
    ...rules,
    levels: cited(
      rules.levels.value.map((one) => ({
        ...one,
        councilSizes: form.sizes.find(({ level }) => level === one.level)?.sizes ?? one.councilSizes,
      })),
      form.levelsSource,
    ),
    juryOdd: cited(form.juryOdd, form.juryOddSource),
    quorum: cited({ numerator: form.quorumNumerator, denominator: form.quorumDenominator }, form.quorumSource),
    majority: cited(
      { numerator: form.majorityNumerator, denominator: form.majorityDenominator, of: form.majorityOf },
      form.majoritySource,
    ),
    expectedList: cited(form.expectedList, form.expectedListSource),
  }),
  clocks: (rules, form) => ({
    ...rules,
    processingDays: cited(form.processingDays ?? null, form.processingDaysSource),
    graceMinutes: cited(form.graceMinutes, form.graceMinutesSource),
    complaintDays: cited(form.complaintDays, form.complaintDaysSource),
    answerDays: cited(form.answerDays, form.answerDaysSource),
    validityYears: cited(form.validityYears, form.validityYearsSource),
    validityEnds: cited(form.validityEnds, form.validityEndsSource),
    earlierValidity: cited(form.earlierValidity, form.earlierValiditySource),
  }),
};

function calibrationOf(form: SectionForm<"scoring">): Calibration | null {
  const { calibrationAnchors: anchors, calibrationWaits: waits, calibrationSecondTime: secondTime } = form;
  return anchors === undefined ? null : { anchors, waits, secondTime };
}

function tieBreakOf(choice: string): TieBreak {
  const [, code] = /^criterion:(.+)$/.exec(choice) ?? [];
  return code === undefined ? ({ kind: choice } as TieBreak) : { kind: "criterion", code };
}

/** A code for what people know by its name only: its own from before, else one that no other item has. */
function withCodes<Item extends { readonly was: string }>(items: readonly Item[], base: (item: Item) => string) {
  const taken = new Set(items.map((item) => item.was));
  return items.map((item) => {
    if (item.was !== "") return { ...item, code: item.was };
    const start = base(item) || "item";
    let code = start;
    for (let number = 2; taken.has(code); number += 1) code = `${start}-${number}`;
    taken.add(code);
    return { ...item, code };
  });
}

function withGroups(rules: SchemeRules, typed: SectionForm<"entry">["groups"]): SchemeRules {
  const known = typed.filter((one) => one.was !== "");
  const renamed = new Map(known.map((one) => [one.was, one.code]));
  return {
    ...withGroupCodes(rules, renamed),
    groups: typed.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
  };
}

import { formatNumber, formatPoints } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Finding, findingsIn } from "./check-rules";
import type { Misfit } from "./criteria";
import { type SchemeRules, type Section, sectionOf } from "./rules";

export interface SaidFinding {
  readonly section: Section;
  /** Of the criterion whose bands it is about; else null. */
  readonly criterion: string | null;
  readonly sentence: string;
}

/** What keeps rules from being published, each in a sentence and where to mend it. */
export function saidFindings(rules: SchemeRules): SaidFinding[] {
  return findingsIn(rules).map((finding) => ({
    section: sectionOf(finding.rule),
    criterion: finding.kind === "band_gap" || finding.kind === "band_overlap" ? finding.code : null,
    sentence: sentenceOfFinding(finding, rules),
  }));
}

export function sentenceOfFinding(finding: Finding, rules: SchemeRules): string {
  switch (finding.rule) {
    case "criteria":
      return sentenceOfCriterion(finding, rules);
    case "tiers":
      return sentenceOfTier(finding, rules);
    case "groupCaps":
      if (finding.kind === "unknown_group") return m.schemes_finding_cap_unknown_group({ code: finding.code });
      if (finding.kind === "above_cap") {
        return m.schemes_finding_group_above_cap({
          group: groupNameIn(rules, finding.code),
          cap: formatNumber(finding.cap),
        });
      }
      return m.schemes_finding_cap_never_reached({ sum: formatNumber(finding.sum), cap: formatNumber(finding.cap) });
    case "territoryCap":
      return m.schemes_finding_territory_above_cap({ cap: formatNumber(finding.cap) });
    case "establishmentCap":
      if (finding.kind === "above_territory") {
        return m.schemes_finding_establishment_above_territory({ cap: formatNumber(finding.cap) });
      }
      return m.schemes_finding_establishment_above_cap({ cap: formatNumber(finding.cap) });
    case "trim":
      return m.schemes_finding_trim({ sheets: finding.sheets });
    case "tieBreaks":
      if (finding.kind === "unknown_criterion") return m.schemes_finding_tie_criterion({ code: finding.code });
      return finding.kind === "after_council" ? m.schemes_finding_tie_after_council() : m.schemes_finding_tie_twice();
    case "levels":
      return sentenceOfLevels(finding);
    case "groups":
      return m.schemes_finding_group_twice({ code: finding.code });
    case "checklist":
      return sentenceOfPaper(finding, rules);
    case "passMark":
      return m.schemes_finding_pass_mark();
    case "quorum":
      return m.schemes_finding_quorum();
    case "majority":
      return m.schemes_finding_majority();
    case "earlierValidity":
      return m.schemes_finding_earlier_validity();
  }
}

type Of<Rule extends Finding["rule"]> = Extract<Finding, { rule: Rule }>;
type OfPapers = Extract<Finding, { rule: "groups" | "checklist" }>;

function sentenceOfLevels(finding: Of<"levels">): string {
  switch (finding.kind) {
    case "twice":
      return m.schemes_finding_levels_twice();
    case "not_ascending":
      return m.schemes_finding_levels_order();
    case "lowest_needs_title":
      return m.schemes_finding_levels_lowest({ level: levelTitle(finding.level) });
    case "lowest_put_forward":
      return m.schemes_finding_levels_put_forward({ level: levelTitle(finding.level) });
  }
}

function sentenceOfCriterion(finding: Of<"criteria">, rules: SchemeRules): string {
  switch (finding.kind) {
    case "misfit":
      return inGroup(sentenceOfMisfit(finding.misfit), finding.misfit.group, rules);
    case "code_twice":
      return m.schemes_finding_criterion_twice({ code: finding.code });
    case "unknown_group":
      return m.schemes_finding_criterion_unknown_group({ code: finding.code });
    case "never_asked":
      return m.schemes_finding_criterion_never_asked({ code: finding.code });
    case "band_gap":
      return inGroup(
        m.schemes_finding_band_gap({ code: finding.code, at: formatPoints(finding.at) }),
        finding.group,
        rules,
      );
    case "band_overlap":
      return inGroup(
        m.schemes_finding_band_overlap({ code: finding.code, at: formatPoints(finding.at) }),
        finding.group,
        rules,
      );
  }
}

function sentenceOfMisfit({ kind, code, is, wanted }: Misfit): string {
  const figures = { code: code ?? "", is: formatPoints(is), wanted: formatPoints(wanted) };
  if (kind === "step") return m.rounds_maximum_off_step(figures);
  return kind === "parts" ? m.rounds_parts_do_not_add_up(figures) : m.rounds_total_is_not_100(figures);
}

const inGroup = (sentence: string, group: string | null, rules: SchemeRules) =>
  group === null ? sentence : m.schemes_finding_in_group({ group: groupNameIn(rules, group), sentence });

function sentenceOfTier(finding: Of<"tiers">, rules: SchemeRules): string {
  if (finding.kind === "left_without") return m.schemes_finding_left_without({ from: formatPoints(finding.from) });
  const name = nameOf(rules.tiers.value, finding.code);
  switch (finding.kind) {
    case "not_descending":
      return m.schemes_finding_tier_order({ name });
    case "below_pass_mark":
      return m.schemes_finding_tier_below_mark({ name, mark: formatPoints(rules.passMark.value) });
    case "never_reached":
      return m.schemes_finding_tier_never({ name });
    case "code_twice":
      return m.schemes_finding_tier_twice({ name });
  }
}

function sentenceOfPaper(finding: OfPapers, rules: SchemeRules): string {
  const name = nameOf(rules.checklist.value, finding.code);
  switch (finding.kind) {
    case "code_twice":
      return m.schemes_finding_paper_twice({ name });
    case "unknown_group":
      return m.schemes_finding_paper_unknown_group({ name });
    case "unknown_level":
      return m.schemes_finding_paper_unknown_level({ name });
  }
}

function nameOf(list: readonly { code: string; name: string; nameEn: string }[], code: string): string {
  const one = list.find((item) => item.code === code)!;
  return getLocale() === "vi" ? one.name : one.nameEn;
}

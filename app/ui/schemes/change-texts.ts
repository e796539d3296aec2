import type { RuleChange } from "~/domain/schemes/diff-rules";
import { type SchemeRules, SECTIONS, type Section, sectionOf } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { fieldName, fieldText, itemName, itemText } from "./item-texts";
import { ruleName, valueText } from "./rule-texts";

export interface SaidChange {
  readonly section: Section;
  readonly what: string;
  /** Null: it was not there. May be of several lines. */
  readonly before: string | null;
  /** Null: it is not there any more. */
  readonly after: string | null;
}

export interface SaidChanges {
  readonly section: Section;
  readonly changes: readonly SaidChange[];
}

/** Differences in words, by the section they belong to; sections without one are left out. */
export function saidChanges(changes: readonly RuleChange[], before: SchemeRules, after: SchemeRules): SaidChanges[] {
  const said = changes.map((change) => saidChange(change, before, after));
  return SECTIONS.map((section) => ({
    section,
    changes: said.filter((change) => change.section === section),
  })).filter((group) => group.changes.length > 0);
}

/** Where a change is mended: how many sit on a council is asked with the rest of the council. */
export function sectionOfChange(change: RuleChange): Section {
  const isOfCouncil = change.kind === "field" && change.rule === "levels" && change.field === "councilSizes";
  return isOfCouncil ? "council" : sectionOf(change.rule);
}

function saidChange(change: RuleChange, before: SchemeRules, after: SchemeRules): SaidChange {
  const section = sectionOfChange(change);
  const rule = ruleName(change.rule);
  switch (change.kind) {
    case "value":
      return {
        section,
        what: rule,
        before: valueText(change.rule, change.before as never),
        after: valueText(change.rule, change.after as never),
      };
    case "source":
      return {
        section,
        what: m.schemes_change_source({ rule }),
        before: change.before || m.schemes_no_source(),
        after: change.after || m.schemes_no_source(),
      };
    case "added":
      return { section, what: rule, before: null, after: itemText(change.rule, change.item, after) };
    case "removed":
      return { section, what: rule, before: itemText(change.rule, change.item, before), after: null };
    case "renamed":
      return {
        section,
        what: m.schemes_change_code({ rule }),
        before: itemName(change.rule, change.item, before),
        after: itemName(change.rule, change.after, after),
      };
    case "field":
      return {
        section,
        what: m.schemes_change_field({
          item: itemName(change.rule, change.item, after),
          field: fieldName(change.rule, change.field),
        }),
        before: fieldText(change.rule, change.field, change.before, before),
        after: fieldText(change.rule, change.field, change.after, after),
      };
    case "order":
      return {
        section,
        what:
          change.item === null ? m.schemes_change_order({ rule }) : m.schemes_change_order_in({ item: change.item }),
        before: change.before.map((key) => itemName(change.rule, key, before)).join("\n"),
        after: change.after.map((key) => itemName(change.rule, key, after)).join("\n"),
      };
  }
}

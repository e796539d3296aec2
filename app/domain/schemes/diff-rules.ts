import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { withCriterionCodes, withGroupCodes } from "./rename";
import type { CriterionRule, Rule, SchemeRules } from "./rules";

export type ListRule = "groups" | "levels" | "checklist" | "criteria" | "tiers" | "groupCaps";
export type ValueRule = Exclude<Rule, ListRule>;

/**
 * One difference between two rules. `before` and `after` are what the rules hold there: of a value the value, of an item's
 * field that field, of an order the codes. `item` is the code (of a level its name) of a group, level, paper, criterion or tier.
 */
export type RuleChange =
  | { readonly kind: "value"; readonly rule: ValueRule; readonly before: unknown; readonly after: unknown }
  | { readonly kind: "source"; readonly rule: Rule; readonly before: string; readonly after: string }
  | { readonly kind: "added" | "removed"; readonly rule: ListRule; readonly item: string }
  | { readonly kind: "renamed"; readonly rule: ListRule; readonly item: string; readonly after: string }
  | {
      readonly kind: "field";
      readonly rule: ListRule;
      readonly item: string;
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | {
      readonly kind: "order";
      readonly rule: ListRule;
      /** Of criteria, the one whose parts changed their order; null: the list as a whole. */
      readonly item: string | null;
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

/**
 * What became different from `a` to `b`, each changed value once, in the order of the rules. Equal rules have no change.
 * Where a group or criterion only got another code, what refers to it by the new one has not changed.
 */
export function diffRules(a: SchemeRules, b: SchemeRules): RuleChange[] {
  const renamed = (rule: ListRule, rules: SchemeRules) => renamedIn(rule, itemsOf(rule, rules), itemsOf(rule, b));
  const grouped = withGroupCodes(a, renamed("groups", a));
  const old = withCriterionCodes(grouped, renamed("criteria", grouped));
  return (Object.keys(a) as Rule[]).flatMap((rule) => [
    ...(isListRule(rule) ? listChanges(rule, itemsOf(rule, old), itemsOf(rule, b)) : valueChanges(rule, old, b)),
    ...sourceChanges(rule, a, b),
  ]);
}

function valueChanges(rule: ValueRule, a: SchemeRules, b: SchemeRules): RuleChange[] {
  const [before, after] = [a[rule].value, b[rule].value];
  return isSame(before, after) ? [] : [{ kind: "value", rule, before, after }];
}

function sourceChanges(rule: Rule, a: SchemeRules, b: SchemeRules): RuleChange[] {
  if (rule === "groups") return [];
  const [before, after] = [a[rule].source, b[rule].source];
  return before === after ? [] : [{ kind: "source", rule, before, after }];
}

interface Item {
  readonly key: string;
  /** Of a criterion, the one it is a part of. */
  readonly parent: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Lists = { readonly [List in ListRule]: (rules: SchemeRules) => Item[] };

const ITEMS: Lists = {
  groups: ({ groups }) => groups.map(({ code, ...fields }) => ({ key: code, parent: null, fields })),
  levels: ({ levels }) => levels.value.map(({ level, ...fields }) => ({ key: level, parent: null, fields })),
  checklist: ({ checklist }) => checklist.value.map(({ code, ...fields }) => ({ key: code, parent: null, fields })),
  criteria: ({ criteria }) => criterionItems(criteria.value, null),
  tiers: ({ tiers }) => tiers.value.map(({ code, ...fields }) => ({ key: code, parent: null, fields })),
  // A record has no order of its own: it is read in the order of its codes.
  groupCaps: ({ groupCaps }) =>
    Object.entries(groupCaps.value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, most]) => ({ key, parent: null, fields: { most } })),
};

const isListRule = (rule: Rule): rule is ListRule => rule in ITEMS;

/** A parent before its parts. */
function criterionItems(list: readonly CriterionRule[], parent: string | null): Item[] {
  return list.flatMap(({ code, parts, ...fields }) => [
    { key: code, parent, fields },
    ...criterionItems(parts ?? [], code),
  ]);
}

/** While a draft is written a code may stand twice: each further one gets its number. */
function itemsOf(rule: ListRule, rules: SchemeRules): Item[] {
  const seen = new Map<string, number>();
  return ITEMS[rule](rules).map((item) => {
    const count = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, count);
    return count === 1 ? item : { ...item, key: `${item.key} (${count})` };
  });
}

function listChanges(rule: ListRule, a: readonly Item[], b: readonly Item[]): RuleChange[] {
  const renamed = renamedIn(rule, a, b);
  const keyAfter = (key: string) => renamed.get(key) ?? key;
  const old = a.map((item) => ({
    ...item,
    was: item.key,
    key: keyAfter(item.key),
    parent: item.parent === null ? null : keyAfter(item.parent),
  }));
  const changes: RuleChange[] = [];
  const next = new Map(b.map((item) => [item.key, item]));
  for (const { was, key, parent, fields } of old) {
    const after = next.get(key);
    if (!after) {
      changes.push({ kind: "removed", rule, item: was });
      continue;
    }
    if (was !== key) changes.push({ kind: "renamed", rule, item: was, after: key });
    if (parent !== after.parent) {
      changes.push({ kind: "field", rule, item: key, field: "parent", before: parent, after: after.parent });
    }
    changes.push(...fieldChanges(rule, key, fields, after.fields));
  }
  const known = new Set(old.map((item) => item.key));
  const added = b.filter((item) => !known.has(item.key));
  return [
    ...changes,
    ...added.map(({ key }): RuleChange => ({ kind: "added", rule, item: key })),
    ...orderChanges(rule, old, b),
  ];
}

function fieldChanges(rule: ListRule, item: string, before: Item["fields"], after: Item["fields"]): RuleChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ kind: "field", rule, item, field, before: before[field], after: after[field] }));
}

/** What only got another code: the one item that is gone and the one that came hold the same. */
function renamedIn(rule: ListRule, a: readonly Item[], b: readonly Item[]): Map<string, string> {
  // The code of a level or of a group's limit says what it is: another one is another thing.
  if (rule === "levels" || rule === "groupCaps") return new Map();
  const codes = (items: readonly Item[]) => new Set(items.map((item) => item.key));
  const [before, after] = [codes(a), codes(b)];
  const renamed = new Map<string, string>();
  const came = b.filter((item) => !before.has(item.key));
  for (const gone of a.filter((item) => !after.has(item.key))) {
    const parent = gone.parent === null ? null : (renamed.get(gone.parent) ?? gone.parent);
    const match = came.findIndex((item) => item.parent === parent && isSame(item.fields, gone.fields));
    if (match >= 0) renamed.set(gone.key, came.splice(match, 1)[0]!.key);
  }
  return renamed;
}

/** Items that are in both, under the same parent, and follow each other differently. */
function orderChanges(rule: ListRule, a: readonly Item[], b: readonly Item[]): RuleChange[] {
  const parents = [...new Set(b.map((item) => item.parent))];
  return parents.flatMap((parent): RuleChange[] => {
    const under = (items: readonly Item[]) => items.filter((item) => item.parent === parent).map((item) => item.key);
    const [old, now] = [under(a), under(b)];
    const before = old.filter((key) => now.includes(key));
    const after = now.filter((key) => old.includes(key));
    return isSame(before, after) ? [] : [{ kind: "order", rule, item: parent, before, after }];
  });
}

/** A value that is left out is the same as one that is undefined. */
function isSame(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

const textOf = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as JsonValue);

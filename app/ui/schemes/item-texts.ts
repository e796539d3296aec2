import type { ListRule } from "~/domain/schemes/diff-rules";
import type { Band, ChecklistItem, LevelRule, SchemeRules, Tier } from "~/domain/schemes/rules";
import { formatList, formatMoney, formatNumber, formatPoints } from "~/i18n/formats";
import { groupNameIn, levelTitle, paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Level, PaperKind } from "~/lib/vocabulary";
import { inLanguage } from "~/ui/rounds/round-name";

const LOWER_TITLES: Record<LevelRule["lowerTitle"], () => string> = {
  none: m.schemes_lower_title_none,
  title: m.schemes_lower_title_title,
  title_or_letter: m.schemes_lower_title_or_letter,
};
export const lowerTitleName = (one: LevelRule["lowerTitle"]): string => LOWER_TITLES[one]();

/** Who brings an entry; where a rule does not say it, its maker. */
export const entryName = (one: LevelRule["entry"]): string =>
  one === "put_forward" ? m.schemes_entry_put_forward() : m.schemes_entry_open();

const NEEDS: Record<ChecklistItem["needed"], () => string> = {
  required: m.schemes_paper_required,
  if_any: m.schemes_paper_if_any,
};
export const neededName = (one: ChecklistItem["needed"]): string => NEEDS[one]();

export const councilSizesText = (sizes: readonly number[]): string =>
  sizes.length === 0 ? m.schemes_any_size() : sizes.map((size) => formatNumber(size)).join(", ");

export const groupsText = (rules: Pick<SchemeRules, "groups">, groups: readonly string[] | undefined): string =>
  groups ? formatList(groups.map((code) => groupNameIn(rules, code))) : m.schemes_all_groups();

export const levelsText = (levels: readonly Level[] | undefined): string =>
  levels ? formatList(levels.map(levelTitle)) : m.schemes_all_levels();

export const tierFloorText = (from: Tier["from"]): string =>
  from === null ? m.schemes_from_pass_mark() : m.schemes_from_points({ points: formatPoints(from) });
export const tierCountText = (count: Tier["count"]): string =>
  count === null ? m.schemes_no_limit() : formatNumber(count);
export const moneyText = (money: Tier["money"]): string => (money === null ? m.common_none() : formatMoney(money));

export const bandRange = ({ from, to }: Pick<Band, "from" | "to">): string =>
  `${formatPoints(from)}–${formatPoints(to)}`;

/** One line for each band. */
function bandsText(rules: SchemeRules, bands: readonly Band[] | undefined): string {
  if (!bands?.length) return m.common_none();
  return bands
    .map((band) => {
      const line = `${bandRange(band)}: ${inLanguage(band.text, band.textEn)}`;
      return band.groups ? `${line} (${groupsText(rules, band.groups)})` : line;
    })
    .join("\n");
}

type FieldText = (value: never, rules: SchemeRules) => string;
interface Field {
  readonly name: () => string;
  readonly text: FieldText;
}

const asIs = (text: string) => text;
const title: Record<string, Field> = {
  name: { name: m.schemes_field_name, text: asIs },
  nameEn: { name: m.schemes_field_name_en, text: asIs },
};
const groups: Field = {
  name: m.schemes_field_groups,
  text: (value: string[] | undefined, rules: SchemeRules) => groupsText(rules, value),
};

const FIELDS: Record<ListRule, Readonly<Record<string, Field>>> = {
  groups: title,
  levels: {
    councilSizes: { name: m.schemes_field_council_sizes, text: councilSizesText },
    lowerTitle: { name: m.schemes_field_lower_title, text: lowerTitleName },
    entry: { name: m.schemes_field_entry, text: entryName },
  },
  checklist: {
    ...title,
    kind: { name: m.schemes_field_kind, text: (kind: PaperKind) => paperKindName(kind) },
    needed: { name: m.schemes_field_needed, text: neededName },
    levels: { name: m.schemes_field_levels, text: levelsText },
    groups,
    mayPend: {
      name: m.schemes_field_may_pend,
      text: (value: boolean) => (value ? m.schemes_yes() : m.common_no()),
    },
  },
  criteria: {
    title: { name: m.schemes_field_name, text: asIs },
    titleEn: { name: m.schemes_field_name_en, text: asIs },
    maximum: { name: m.schemes_field_maximum, text: (value: number) => formatPoints(value) },
    parent: { name: m.schemes_field_parent, text: (value: string | null) => value ?? m.schemes_whole_sheet() },
    groups,
    levels: { name: m.schemes_field_bands, text: (value: Band[] | undefined, rules) => bandsText(rules, value) },
  },
  tiers: {
    ...title,
    from: { name: m.schemes_field_from, text: tierFloorText },
    count: { name: m.schemes_field_count, text: tierCountText },
    money: { name: m.schemes_field_money, text: moneyText },
  },
  groupCaps: { most: { name: m.schemes_field_most, text: (value: number) => formatNumber(value) } },
};

export const fieldName = (rule: ListRule, field: string): string => FIELDS[rule][field]?.name() ?? field;

/** One field of an item in words. value: what the rules hold there. */
export function fieldText(rule: ListRule, field: string, value: unknown, rules: SchemeRules): string {
  return FIELDS[rule][field]?.text(value as never, rules) ?? String(value);
}

/** What an item of a list is called, with its code where people know it by that; the code alone when the rules have it not. */
export function itemName(rule: ListRule, key: string, rules: SchemeRules): string {
  switch (rule) {
    case "levels":
      return levelTitle(key);
    case "groups":
    case "groupCaps":
      return `${key} · ${groupNameIn(rules, key)}`;
    case "criteria": {
      const one = criterionOf(rules.criteria.value, key);
      return one ? `${key} ${inLanguage(one.title, one.titleEn)}` : key;
    }
    case "checklist":
    case "tiers": {
      const one = rules[rule].value.find((item) => item.code === key);
      return one ? inLanguage(one.name, one.nameEn) : key;
    }
  }
}

/** The same with the figure that matters most, for what was added or removed as a whole. */
export function itemText(rule: ListRule, key: string, rules: SchemeRules): string {
  const name = itemName(rule, key, rules);
  if (rule === "criteria") {
    const one = criterionOf(rules.criteria.value, key);
    return one ? `${name}: ${m.schemes_points({ points: formatPoints(one.maximum) })}` : name;
  }
  if (rule === "groupCaps") return `${name}: ${formatNumber(rules.groupCaps.value[key] ?? 0)}`;
  const tier = rule === "tiers" && rules.tiers.value.find((one) => one.code === key);
  return tier ? `${name}: ${tierFloorText(tier.from)}` : name;
}

type Criterion = SchemeRules["criteria"]["value"][number];

function criterionOf(list: readonly Criterion[], code: string): Criterion | undefined {
  for (const one of list) {
    const found = one.code === code ? one : criterionOf(one.parts ?? [], code);
    if (found) return found;
  }
  return undefined;
}

export const groupChoices = (rules: Pick<SchemeRules, "groups">) =>
  rules.groups.map(({ code }) => ({ value: code, label: `${code} · ${groupNameIn(rules, code)}` }));

/** Every criterion with its parts below it, for a list to choose from. */
export function criterionChoices(rules: SchemeRules): { code: string; label: string }[] {
  const visit = (list: readonly Criterion[]): { code: string; label: string }[] =>
    list.flatMap((one) => [
      { code: one.code, label: `${one.code} ${inLanguage(one.title, one.titleEn)}` },
      ...visit(one.parts ?? []),
    ]);
  return visit(rules.criteria.value);
}

/** What bands of points of a criterion mean, from the highest down; none for a code the rules have not. */
export const bandsOf = (rules: SchemeRules, code: string): readonly Band[] =>
  criterionOf(rules.criteria.value, code)?.levels ?? [];

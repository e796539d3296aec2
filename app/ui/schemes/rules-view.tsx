import type { ReactNode } from "react";
import type { ValueRule } from "~/domain/schemes/diff-rules";
import { type Rule, rulesOf, type SchemeRules, SECTIONS, type Section } from "~/domain/schemes/rules";
import { formatNumber } from "~/i18n/formats";
import { groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card, Section as PageSection } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { inLanguage } from "~/ui/rounds/round-name";
import { CriteriaTree } from "./criteria-tree";
import {
  councilSizesText,
  entryName,
  groupsText,
  levelsText,
  lowerTitleName,
  moneyText,
  neededName,
  tierCountText,
  tierFloorText,
} from "./item-texts";
import { ruleName, sectionName, valueText } from "./rule-texts";

interface RulesViewProps {
  readonly rules: SchemeRules;
  /** What stands beside the title of a section: a way to change it. */
  readonly actionsOf?: (section: Section) => ReactNode;
  /** What is said of a section above its rules. */
  readonly notesOf?: (section: Section) => ReactNode;
}

/** Every rule in words, with the text it comes from. */
export function RulesView({ rules, actionsOf, notesOf }: RulesViewProps) {
  return (
    <>
      <nav aria-label={m.schemes_contents()} className="no-print flex flex-wrap gap-x-5 gap-y-1">
        {SECTIONS.map((section) => (
          <a key={section} href={`#${section}`} className="inline-flex min-h-9 items-center">
            {sectionName(section)}
          </a>
        ))}
      </nav>
      {SECTIONS.map((section) => (
        <PageSection key={section} id={section} title={sectionName(section)} actions={actionsOf?.(section)}>
          {notesOf?.(section)}
          <SectionView section={section} rules={rules} />
        </PageSection>
      ))}
    </>
  );
}

/** Values beside each other first, then what is a list or a tree. */
function SectionView({ section, rules }: { section: Section; rules: SchemeRules }) {
  const values = rulesOf(section).filter((rule): rule is ValueRule => !(rule in LISTS));
  const lists = rulesOf(section).filter((rule) => rule in LISTS);
  return (
    <div className="grid gap-5">
      {lists.map((rule) => (
        <div key={rule}>
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
            <h3>{ruleName(rule)}</h3>
            {rule !== "groups" && <Source text={rules[rule].source} />}
          </div>
          {LISTS[rule]!(rules)}
        </div>
      ))}
      {values.length > 0 && (
        <Card>
          <dl className="grid">
            {values.map((rule) => (
              <div
                key={rule}
                className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 first:pt-0 last:border-0 last:pb-0 md:grid-cols-[minmax(9rem,15rem)_1fr_minmax(0,1fr)]"
              >
                <dt className="text-soft">{ruleName(rule)}</dt>
                <dd className="font-semibold">{valueText(rule, rules[rule].value as never)}</dd>
                <dd>
                  <Source text={rules[rule].source} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </div>
  );
}

function Source({ text }: { text: string }) {
  return (
    <span className="text-sm text-soft">{text === "" ? m.schemes_no_source() : m.schemes_source_is({ text })}</span>
  );
}

const LISTS: Partial<Record<Rule, (rules: SchemeRules) => ReactNode>> = {
  groups: ({ groups }) => (
    <Card>
      <ul className="grid gap-1.5">
        {groups.map(({ code, name, nameEn }) => (
          <li key={code} className="grid grid-cols-[3rem_1fr]">
            <span className="font-semibold">{code}</span>
            <span>{inLanguage(name, nameEn)}</span>
          </li>
        ))}
      </ul>
    </Card>
  ),
  levels: ({ levels }) => (
    <DataTable
      caption={ruleName("levels")}
      rows={levels.value}
      rowKey={(one) => one.level}
      columns={[
        { head: m.common_level(), cell: (one) => levelTitle(one.level), className: "font-semibold" },
        { head: m.schemes_field_lower_title(), cell: (one) => lowerTitleName(one.lowerTitle) },
        { head: m.schemes_field_entry(), cell: (one) => entryName(one.entry) },
        { head: m.schemes_field_council_sizes(), cell: (one) => councilSizesText(one.councilSizes) },
      ]}
    />
  ),
  checklist: (rules) => (
    <DataTable
      caption={ruleName("checklist")}
      rows={rules.checklist.value}
      rowKey={(one) => one.code}
      empty={<p className="text-soft">{m.schemes_no_papers()}</p>}
      columns={[
        { head: m.schemes_field_paper(), cell: (one) => inLanguage(one.name, one.nameEn), className: "font-semibold" },
        {
          head: m.schemes_field_needed(),
          cell: (one) => (
            <span>
              {neededName(one.needed)}
              {one.mayPend && <span className="block text-sm text-soft">{m.schemes_field_may_pend()}</span>}
            </span>
          ),
        },
        { head: m.schemes_field_levels(), cell: (one) => levelsText(one.levels) },
        { head: m.schemes_field_groups(), cell: (one) => groupsText(rules, one.groups) },
      ]}
    />
  ),
  criteria: (rules) => <CriteriaTree rules={rules} />,
  groupCaps: (rules) => (
    <Card>
      <dl className="grid gap-1.5">
        {rules.groups.map(({ code }) => (
          <div key={code} className="flex flex-wrap justify-between gap-x-6">
            <dt>{`${code} · ${groupNameIn(rules, code)}`}</dt>
            <dd className="font-semibold">
              {rules.groupCaps.value[code] === undefined
                ? m.schemes_no_limit()
                : formatNumber(rules.groupCaps.value[code])}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  ),
  tiers: ({ tiers }) => (
    <DataTable
      caption={ruleName("tiers")}
      rows={tiers.value}
      rowKey={(one) => one.code}
      empty={<p className="text-soft">{m.schemes_no_tiers()}</p>}
      columns={[
        { head: m.schemes_field_tier(), cell: (one) => inLanguage(one.name, one.nameEn), className: "font-semibold" },
        { head: m.schemes_field_from(), cell: (one) => tierFloorText(one.from) },
        { head: m.schemes_field_count(), numeric: true, cell: (one) => tierCountText(one.count) },
        { head: m.schemes_field_money(), numeric: true, cell: (one) => moneyText(one.money) },
      ]}
    />
  ),
};

import type { Band, CriterionRule, SchemeRules } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { bandRange, groupsText } from "./item-texts";
import { ruleName } from "./rule-texts";

/** The criteria with their maxima, the groups they are asked of, and what bands of points mean for which group. */
export function CriteriaTree({ rules }: { rules: SchemeRules }) {
  return (
    <div className="overflow-hidden rounded-box bg-card shadow-card">
      <table className="table-rows">
        <caption className="sr-only">{ruleName("criteria")}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {m.rounds_criterion()}
            </th>
            <th scope="col" className="n whitespace-nowrap">
              {m.rounds_maximum()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.criteria.value.map((criterion) => (
            <Rows key={criterion.code} criterion={criterion} rules={rules} depth={0} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rows({ criterion, rules, depth }: { criterion: CriterionRule; rules: SchemeRules; depth: number }) {
  const { code, title, titleEn, maximum, groups, levels = [], parts = [] } = criterion;
  return (
    <>
      <tr className={depth === 0 ? "bg-wash font-semibold" : undefined}>
        <td className="w-px whitespace-nowrap">{code}</td>
        <td>
          {inLanguage(title, titleEn)}
          {groups && <span className="block text-sm font-normal text-soft">{groupsText(rules, groups)}</span>}
          {levels.length > 0 && <Bands levels={levels} rules={rules} />}
        </td>
        <td className="n">{formatPoints(maximum)}</td>
      </tr>
      {parts.map((part) => (
        <Rows key={part.code} criterion={part} rules={rules} depth={depth + 1} />
      ))}
    </>
  );
}

function Bands({ levels, rules }: { levels: readonly Band[]; rules: SchemeRules }) {
  return (
    <details className="mt-1 font-normal sm:not-open:ml-3 sm:not-open:inline">
      <summary className="inline-flex min-h-7 items-center text-sm text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
        {m.rounds_levels_of()}
      </summary>
      <ul className="mt-1 grid gap-1 text-sm">
        {levels.map((level) => (
          <li key={`${level.from} ${level.groups}`} className="grid grid-cols-[5.5rem_1fr] gap-2">
            <span className="text-soft">{bandRange(level)}</span>
            <span>
              {inLanguage(level.text, level.textEn)}
              {level.groups && <span className="block text-soft">{groupsText(rules, level.groups)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

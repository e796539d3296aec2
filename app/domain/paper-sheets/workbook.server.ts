import type { ScoreWorkbook } from "~/adapters/documents/score-workbook.server";
import { formatDate, formatPoints } from "~/i18n/formats";
import { locales } from "~/i18n/locale";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { type CriterionNode, criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { printOf } from "./printed.server";
import { SIGN_MARK, WORKBOOK_KEYS } from "./read-workbook";

/** A print of one juror as the workbook to be filled in. Throws as `printOf`. */
export async function workbookToFill(
  ctx: Context,
  round: RoundDetails,
  printId: string,
): Promise<{ readonly juror: string; readonly workbook: ScoreWorkbook }> {
  const { papers, printedAt } = await printOf(ctx, round, printId, "xlsx");
  const tree = await criteriaTree(ctx, round.id);
  const groups = [...new Set(papers.map((paper) => paper.groupCode))];
  const asked = new Map(groups.map((group) => [group, new Set(leavesOf(askedOf(tree, group)).map(({ id }) => id))]));
  const { juror, jurorTitle } = papers[0]!;
  return {
    juror,
    workbook: {
      name: m.paper_workbook_sheet(),
      keys: WORKBOOK_KEYS,
      signMark: SIGN_MARK,
      titleLines: [
        m.paper_workbook_title(),
        round.name,
        m.paper_workbook_juror({ name: juror, title: jurorTitle, date: formatDate(printedAt) }),
        m.paper_workbook_hint(),
      ],
      heads: { product: m.judge_compare_product(), group: m.paper_workbook_group(), ...filledHeads() },
      criteria: columnsOf(tree, groups).map((leaf) => ({
        id: leaf.id,
        head: headingOf(leaf),
        maximum: leaf.maximum / 100,
        step: leaf.step / 100,
        refusal: m.paper_workbook_refusal({ maximum: formatPoints(leaf.maximum), step: formatPoints(leaf.step) }),
      })),
      rows: papers.map(({ paperCode, code, product, groupCode }) => ({
        paperCode,
        code,
        product,
        group: `${groupCode}. ${groupNameIn(round.rules, groupCode)}`,
        asked: asked.get(groupCode)!,
      })),
    },
  };
}

/** Headings of the columns that are no criteria and say or lead to something. */
const filledHeads = () => ({
  code: m.judge_print_code(),
  remarks: m.judge_remarks(),
  signed: m.paper_workbook_signed(),
});

/** Criteria that any of the groups is asked, in printed order. */
function columnsOf(tree: readonly CriterionNode[], groups: readonly string[]): readonly CriterionNode[] {
  const asked = new Set(groups.flatMap((group) => leavesOf(askedOf(tree, group)).map(({ id }) => id)));
  return leavesOf(tree).filter(({ id }) => asked.has(id));
}

const headingOf = ({ code, title, maximum, step }: CriterionNode) =>
  m.paper_workbook_head({
    criterion: `${code}. ${title}`,
    maximum: formatPoints(maximum),
    step: formatPoints(step),
  });

/**
 * The headings under which a workbook of these product groups is filled in, by the key of the column: in the reader's language first, then
 * in the others, for it may have been downloaded in any.
 */
export function headingsOf(
  tree: readonly CriterionNode[],
  groups: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const inLocale = () => [
    ...columnsOf(tree, groups).map((leaf): [string, string] => [leaf.id, headingOf(leaf)]),
    ...Object.entries(filledHeads()),
  ];
  const all = new Map(inLocale().map(([key, heading]) => [key, [normalizeText(heading)]]));
  for (const locale of locales) {
    for (const [key, heading] of runWithLocale(locale, inLocale)) all.get(key)!.push(normalizeText(heading));
  }
  return all;
}

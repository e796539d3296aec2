import type { ScoreWorkbook } from "~/adapters/documents/score-workbook.server";
import { formatDate, formatPoints } from "~/i18n/formats";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { criteriaTree, type RoundDetails } from "../rounds/queries.server";
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
      heads: {
        code: m.judge_print_code(),
        product: m.judge_compare_product(),
        group: m.paper_workbook_group(),
        remarks: m.judge_remarks(),
        signed: m.paper_workbook_signed(),
      },
      criteria: leavesOf(tree)
        .filter(({ id }) => groups.some((group) => asked.get(group)!.has(id)))
        .map(({ id, code, title, maximum, step }) => ({
          id,
          head: m.paper_workbook_head({
            criterion: `${code}. ${title}`,
            maximum: formatPoints(maximum),
            step: formatPoints(step),
          }),
          maximum: maximum / 100,
          step: step / 100,
          refusal: m.paper_workbook_refusal({ maximum: formatPoints(maximum), step: formatPoints(step) }),
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

import { and, eq } from "drizzle-orm";
import { nominations, paperImports, paperPrints, paperSheets, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { standingOn } from "./lock-paper.server";
import { requireKeeper } from "./queries.server";
import type { WorkbookRow } from "./read-workbook";
import { otherThan } from "./take-workbook.server";

/** A filled workbook before it is taken over. */
export interface ReviewedWorkbook {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly givenAt: Date;
  readonly takenAt: Date | null;
  readonly rows: readonly {
    readonly row: number;
    readonly code: string;
    readonly scored: number;
    readonly isSigned: boolean;
    /** Criteria of its group without points, those on the sheet counted in. */
    readonly missing: number;
    /** What says other than what stands. Points in hundredths. */
    readonly others: readonly {
      readonly criterion: string;
      readonly file: number | string;
      readonly standing: number | string;
    }[];
  }[];
}

/** A filled workbook that was read without fault. Throws "forbidden" and "not_found". */
export async function workbookToReview(ctx: Context, round: RoundDetails, importId: string): Promise<ReviewedWorkbook> {
  requireKeeper(ctx, round);
  const [found] = isUuid(importId)
    ? await ctx.db
        .select({ workbook: paperImports })
        .from(paperImports)
        .innerJoin(paperPrints, eq(paperPrints.id, paperImports.printId))
        .where(and(eq(paperImports.id, importId), eq(paperPrints.roundId, round.id)))
    : [];
  if (!found) throw new DomainError("not_found", m.paper_workbook_not_found());
  const tree = await criteriaTree(ctx, round.id);
  const codeOf = new Map(leavesOf(tree).map((leaf) => [leaf.id, leaf.code]));
  const { id, fileName, sha256, givenAt, takenAt } = found.workbook;
  const groups = await groupsOf(ctx, found.workbook.printId);
  const rows = [];
  for (const row of found.workbook.rows as WorkbookRow[]) {
    const standing = await standingOn(ctx, row.sheetId);
    const leaves = leavesOf(askedOf(tree, groups.get(row.sheetId) ?? ""));
    const whole = { ...standing.points, ...row.points };
    rows.push({
      row: row.row,
      code: row.code,
      scored: Object.keys(row.points).length,
      isSigned: row.isSigned,
      missing: leaves.filter((leaf) => (whole[leaf.id] ?? null) === null).length,
      others: otherThan(row, standing).map((field) => ({
        criterion: codeOf.get(field) ?? m.judge_remarks(),
        file: row.points[field] ?? row.remarks ?? "",
        standing: standing.points[field] ?? standing.remarks ?? "",
      })),
    });
  }
  return { id, fileName, sha256, givenAt, takenAt, rows };
}

/** The product groups of the entries of a workbook, by their sheets. */
async function groupsOf(ctx: Context, printId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ sheetId: sheets.id, groupCode: nominations.groupCode })
    .from(paperSheets)
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(eq(paperSheets.printId, printId));
  return new Map(rows.map((row) => [row.sheetId, row.groupCode]));
}

import { and, eq, isNull } from "drizzle-orm";
import { nominations, paperImports, paperPrints, paperSheets, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree, type RoundDetails } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { standingOn } from "./lock-paper.server";
import { requireKeeper } from "./queries.server";
import { metBy, type WorkbookRow } from "./read-workbook";
import type { Standing, StandingSheet } from "./rules";
import { takingAmong } from "./sheet-facts.server";
import { versionOf } from "./version.server";

/** A filled workbook before it is taken over. */
export interface ReviewedWorkbook {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly givenAt: Date;
  readonly takenAt: Date | null;
  /** Of what stands on its sheets: a form filled in over another one is stale. */
  readonly version: string;
  readonly rows: readonly {
    readonly row: number;
    readonly code: string;
    readonly scored: number;
    readonly isSigned: boolean;
    /** Criteria of its group that the row says no points of. */
    readonly missing: number;
    /** Whether its sheet takes points now. */
    readonly isOpen: boolean;
    /** Codes of the criteria that it meets points at, never which; none once the sheet takes nothing or the workbook was taken over. */
    readonly others: readonly { readonly criterion: string; readonly standing: Standing }[];
  }[];
}

/** A filled workbook that was read without fault, without the points that stand on its sheets. Throws "forbidden" and "not_found". */
export async function workbookToReview(ctx: Context, round: RoundDetails, importId: string): Promise<ReviewedWorkbook> {
  requireKeeper(ctx, round);
  const [found] = isUuid(importId)
    ? await ctx.db
        .select({ workbook: paperImports })
        .from(paperImports)
        .innerJoin(paperPrints, eq(paperPrints.id, paperImports.printId))
        .where(and(eq(paperImports.id, importId), eq(paperPrints.roundId, round.id), isNull(paperImports.discardedAt)))
    : [];
  if (!found) throw new DomainError("not_found", m.paper_workbook_not_found());
  const tree = await criteriaTree(ctx, round.id);
  const { id, fileName, sha256, givenAt, takenAt } = found.workbook;
  const groups = await groupsOf(ctx, found.workbook.printId);
  const given = found.workbook.rows as WorkbookRow[];
  const open = await takingAmong(
    ctx,
    round,
    given.map((row) => row.sheetId),
  );
  const standing: Record<string, StandingSheet> = {};
  const rows = [];
  for (const row of given) {
    const stands = await standingOn(ctx, row.sheetId);
    standing[row.sheetId] = stands;
    const leaves = leavesOf(askedOf(tree, groups.get(row.sheetId) ?? ""));
    rows.push({
      row: row.row,
      code: row.code,
      scored: Object.keys(row.points).length,
      isSigned: row.isSigned,
      missing: leaves.filter((leaf) => row.points[leaf.id] === undefined).length,
      isOpen: open.has(row.sheetId),
      others: takenAt || !open.has(row.sheetId) ? [] : metOn(leaves, row, stands),
    });
  }
  const version = await versionOf(ctx, round.id, { standing });
  return { id, fileName, sha256, givenAt, takenAt, version, rows };
}

/** In printed order. */
function metOn(leaves: readonly CriterionNode[], row: WorkbookRow, standing: StandingSheet) {
  const met = new Map(metBy(row, standing).map((one) => [one.id, one.standing]));
  return leaves.flatMap(({ id, code }) => (met.has(id) ? [{ criterion: code, standing: met.get(id)! }] : []));
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

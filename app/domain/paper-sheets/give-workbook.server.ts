import { readFile } from "node:fs/promises";
import { and, eq, inArray } from "drizzle-orm";
import type { Grid } from "~/adapters/documents/grid";
import { formulaCells, readSpreadsheet, SpreadsheetError } from "~/adapters/documents/read-spreadsheet.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import { hasMacros } from "~/adapters/files/kind.server";
import { nominations, paperImports, paperPrints, paperSheets, sheets } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { criteriaTree, roundById } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { inTransaction } from "../transaction.server";
import { lockForTaking } from "./lock-paper.server";
import { whyNotKeepPaper } from "./policy";
import { codesIn, type GivenRow, readWorkbook, type WorkbookFault } from "./read-workbook";

/** Kept for a look before it is taken over, or refused as a whole with everything that is wrong. */
export type GivenWorkbook =
  | { readonly id: string; readonly faults: readonly [] }
  | { readonly id: null; readonly faults: readonly WorkbookFault[] };

/** Formulas named in one sentence. */
const MOST_NAMED = 10;

/**
 * Read a filled workbook and keep what it says until it is taken over; nothing is written on a sheet. Its own bytes are not kept, their
 * hash is. Throws "forbidden"; "invalid" with a sentence about `file` for a file with macros or formulas, one that is no workbook of
 * this round, and one that nobody filled in.
 * Source: docs/rules/paper.md#workbooks
 */
export async function giveWorkbook(ctx: Context, roundId: string, file: GivenFile): Promise<GivenWorkbook> {
  const round = await roundById(ctx, roundId);
  const reason = whyNotKeepPaper(ctx.actor, round);
  if (reason) throw new DomainError("forbidden", reason);
  const grid = await gridOf(file);
  const codes = codesIn(grid);
  if (!codes) refuse(m.paper_file_not_ours());
  return inTransaction(ctx, async (ctx) => {
    const given = await givenRows(ctx, round.id, codes);
    if (given.rows.length === 0) refuse(m.paper_file_not_ours());
    const { rows, faults } = readWorkbook(grid, given.rows);
    const closed: WorkbookFault[] = [];
    for (const { row, sheetId } of rows) {
      const sentence = await whyNot(ctx, sheetId);
      if (sentence) closed.push({ row, column: "B", message: sentence });
    }
    const all = [...faults, ...closed].sort((a, b) => a.row - b.row);
    if (all.length > 0) return { id: null, faults: all };
    if (rows.length === 0) refuse(m.paper_file_empty());
    const [kept] = await ctx.db
      .insert(paperImports)
      .values({
        printId: given.printId,
        fileName: normalizeText(file.name).slice(0, 200) || "?",
        sha256: file.sha256,
        rows,
        givenBy: ctx.actor!.userId,
        givenAt: ctx.now,
      })
      .returning({ id: paperImports.id });
    await recordAudit(ctx, {
      act: "paper_sheets.workbook_given",
      subject: { kind: "round", id: round.id },
      after: { workbook: kept!.id, sha256: file.sha256, rows: rows.length },
    });
    return { id: kept!.id, faults: [] };
  });
}

async function gridOf(file: GivenFile): Promise<Grid> {
  if (await hasMacros(file)) refuse(m.errors_file_macros({ name: file.name }));
  const bytes = await readFile(file.path);
  try {
    const formulas = await formulaCells(bytes);
    if (formulas.length > 0) refuse(m.paper_file_formulas({ cells: formatList(formulas.slice(0, MOST_NAMED)) }));
    return await readSpreadsheet(bytes);
  } catch (error) {
    if (error instanceof SpreadsheetError) refuse(m.paper_file_unreadable());
    throw error;
  }
}

/** The rows of the one print these codes are of. Throws "invalid" where they are of several. */
async function givenRows(ctx: Context, roundId: string, codes: readonly string[]) {
  if (codes.length === 0) return { printId: "", rows: [] };
  const found = await ctx.db
    .select({
      printId: paperPrints.id,
      paperId: paperSheets.id,
      paperCode: paperSheets.code,
      sheetId: sheets.id,
      code: nominations.code,
      groupCode: nominations.groupCode,
    })
    .from(paperSheets)
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(
      and(inArray(paperSheets.code, [...codes]), eq(paperPrints.roundId, roundId), eq(paperPrints.medium, "xlsx")),
    );
  if (new Set(found.map((one) => one.printId)).size > 1) refuse(m.paper_file_of_several());
  const tree = await criteriaTree(ctx, roundId);
  const rows = found.map(
    ({ printId: _, groupCode, code, ...row }): GivenRow => ({
      ...row,
      code: code ?? "",
      leaves: leavesOf(askedOf(tree, groupCode)),
    }),
  );
  return { printId: found[0]?.printId ?? "", rows };
}

async function whyNot(ctx: WriteContext, sheetId: string): Promise<string | null> {
  try {
    await lockForTaking(ctx, sheetId);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "closed") return error.message;
    throw error;
  }
}

function refuse(sentence: string): never {
  throw new DomainError("invalid", sentence, { file: [sentence] });
}

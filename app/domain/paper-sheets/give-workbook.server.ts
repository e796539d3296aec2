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
import { codesIn, type GivenRow, readWorkbook, type WorkbookFault, type WorkbookRow } from "./read-workbook";
import { inLockOrder } from "./rules";
import { rowsSaidBefore } from "./taken-rows.server";
import { headingsOf } from "./workbook.server";

/** Kept for a look before it is taken over, or refused as a whole with everything that is wrong. */
export type GivenWorkbook =
  | {
      readonly id: string;
      readonly faults: readonly [];
      /** Voting codes of rows that were passed by, because they say what was taken over before. */
      readonly passed: readonly string[];
    }
  | { readonly id: null; readonly faults: readonly WorkbookFault[] };

/** Formulas named in one sentence. */
const MOST_NAMED = 10;

/**
 * Read a filled workbook and keep what it says until it is taken over; nothing is written on a sheet. Its own bytes are not kept, their
 * hash is. Throws "forbidden"; "invalid" with a sentence about `file` for a file with macros or formulas, one that is no workbook of
 * this round, and one that nobody filled in or that says nothing new.
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
    const given = await givenOut(ctx, round.id, codes);
    const { rows: filled, faults } = readWorkbook(grid, given);
    // A juror goes on in the same file.
    const old = await rowsSaidBefore(ctx, { roundId: round.id, printId: given.printId }, filled);
    const closed: WorkbookFault[] = [];
    const locked: WorkbookRow[] = [];
    for (const row of inLockOrder(filled.filter((one) => !old.has(one)))) {
      const sentence = await whyNot(ctx, row.sheetId);
      if (!sentence) locked.push(row);
      else closed.push({ row: row.row, column: "B", message: sentence });
    }
    const rows = locked.sort((a, b) => a.row - b.row);
    const all = [...faults, ...closed].sort((a, b) => a.row - b.row);
    if (all.length > 0) return { id: null, faults: all };
    if (rows.length === 0) refuse(old.size > 0 ? m.paper_file_nothing_new() : m.paper_file_empty());
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
    return { id: kept!.id, faults: [], passed: [...old].map((row) => row.code) };
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

/** The one print that these codes are of, as it was given out. Throws "invalid" where they are of several, or of none of the round. */
async function givenOut(ctx: Context, roundId: string, codes: readonly string[]) {
  const prints = await ctx.db
    .selectDistinct({ id: paperPrints.id })
    .from(paperSheets)
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .where(
      and(inArray(paperSheets.code, [...codes]), eq(paperPrints.roundId, roundId), eq(paperPrints.medium, "xlsx")),
    );
  const [print, another] = prints;
  if (!print) refuse(m.paper_file_not_ours());
  if (another) refuse(m.paper_file_of_several());
  const found = await ctx.db
    .select({
      paperId: paperSheets.id,
      paperCode: paperSheets.code,
      sheetId: sheets.id,
      code: nominations.code,
      groupCode: nominations.groupCode,
    })
    .from(paperSheets)
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(eq(paperSheets.printId, print.id));
  // What another file brought that is being taken over is waited for.
  await ctx.db.select({ id: paperPrints.id }).from(paperPrints).where(eq(paperPrints.id, print.id)).for("update");
  const tree = await criteriaTree(ctx, roundId);
  const rows = found.map(
    ({ groupCode, code, ...row }): GivenRow => ({
      ...row,
      code: code ?? "",
      leaves: leavesOf(askedOf(tree, groupCode)),
    }),
  );
  return { printId: print.id, rows, headings: headingsOf(tree, [...new Set(found.map((one) => one.groupCode))]) };
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

import { and, asc, desc, eq, exists, inArray, not, sql } from "drizzle-orm";
import {
  ledgerEvents,
  paperEntries,
  paperKeyings,
  paperPrints,
  paperScans,
  paperSheets,
  sheetPoints,
  users,
} from "~/db/schema";
import type { SheetMedium } from "~/lib/vocabulary";
import type { Context } from "../context";
import { isFromDevice } from "./lock-paper.server";
import { shownCode } from "./rules";

/** How a sheet came to what it holds, for its juror. */
export interface PaperOfSheet {
  readonly medium: SheetMedium;
  /** As it is printed. */
  readonly paperCode: string;
  readonly isSigned: boolean;
  readonly signedOn: string | null;
  readonly writtenAt: Date;
  /** Names of those who keyed it, and of who took it over. */
  readonly by: readonly string[];
  /** Of the bytes that may be read at `/files/…`; null where there is no scan. */
  readonly scanFileId: string | null;
  readonly reason: string | null;
}

/**
 * What was last taken over onto a sheet from paper or a workbook; null where nothing was, or where none of its points stands any more.
 * Whoever calls it has decided that the reader
 * may see the sheet.
 */
export async function paperOfSheet(ctx: Context, sheetId: string): Promise<PaperOfSheet | null> {
  const [row] = await ctx.db
    .select({
      id: paperEntries.id,
      medium: paperPrints.medium,
      paperCode: paperSheets.code,
      isSigned: paperEntries.isSigned,
      signedOn: paperEntries.signedOn,
      writtenAt: paperEntries.writtenAt,
      writtenBy: paperEntries.writtenBy,
      reason: paperEntries.reason,
      scanFileId: paperScans.fileId,
    })
    .from(paperEntries)
    .innerJoin(paperSheets, eq(paperSheets.id, paperEntries.paperId))
    .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
    .leftJoin(paperScans, eq(paperScans.id, paperEntries.scanId))
    .where(and(eq(paperSheets.sheetId, sheetId), exists(pointsFromPaper(ctx, sheetId))))
    .orderBy(desc(paperEntries.id))
    .limit(1);
  if (!row) return null;
  const { id, writtenBy, paperCode, ...rest } = row;
  const keyings = await ctx.db
    .select({ keyedBy: paperKeyings.keyedBy })
    .from(paperKeyings)
    .where(eq(paperKeyings.entryId, id))
    .orderBy(asc(paperKeyings.id));
  const ids = [...new Set([...keyings.map((one) => one.keyedBy), writtenBy])];
  const names = await namesOf(ctx, ids);
  return { ...rest, paperCode: shownCode(paperCode), by: ids.map((one) => names.get(one) ?? "") };
}

function pointsFromPaper(ctx: Pick<Context, "db">, sheetId: string) {
  return ctx.db
    .select({ one: sql`1` })
    .from(sheetPoints)
    .innerJoin(ledgerEvents, eq(ledgerEvents.id, sheetPoints.eventId))
    .where(and(eq(sheetPoints.sheetId, sheetId), not(isFromDevice())));
}

/** Names of people by their ids. */
export async function namesOf(ctx: Pick<Context, "db">, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { ledgerEvents, paperImports } from "~/db/schema";
import { canonicalJson } from "~/lib/canonical-json";
import type { WriteContext } from "../context";
import type { WorkbookRow } from "./read-workbook";

/**
 * The rows of a filled file that say nothing new: what the last file taken over said of them, or what any said before the head opened
 * their sheet again. An old file must neither sign such a sheet in the juror's name nor write over what was corrected since.
 * Source: docs/rules/paper.md#workbooks
 */
export async function rowsSaidBefore(
  ctx: WriteContext,
  { roundId, printId }: { readonly roundId: string; readonly printId: string },
  rows: readonly WorkbookRow[],
): Promise<ReadonlySet<WorkbookRow>> {
  const [taken, reopened] = await Promise.all([
    takenFrom(ctx, printId),
    lastReopenings(
      ctx,
      roundId,
      rows.map((row) => row.sheetId),
    ),
  ]);
  const isOld = (row: WorkbookRow) => {
    const said = saidBy(row);
    const opened = reopened.get(row.sheetId);
    return (taken.get(row.paperId) ?? []).some(
      (one, place, all) =>
        one.said === said && (place === all.length - 1 || (opened !== undefined && one.takenTurn < opened)),
    );
  };
  return new Set(rows.filter(isOld));
}

/** The events by which sheets of a round were last opened again; without those that never were. Their ids stand in the order of their turns. */
export async function lastReopenings(
  ctx: WriteContext,
  roundId: string,
  sheetIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sheetIds.length === 0) return new Map();
  const sheetId = sql<string>`${ledgerEvents.payload}::jsonb ->> 'sheet'`;
  const events = await ctx.db
    .select({ sheetId, eventId: ledgerEvents.id })
    .from(ledgerEvents)
    .where(
      and(eq(ledgerEvents.roundId, roundId), eq(ledgerEvents.kind, "sheet_reopened"), inArray(sheetId, [...sheetIds])),
    )
    .orderBy(asc(ledgerEvents.id));
  return new Map(events.map((event) => [event.sheetId, event.eventId]));
}

interface TakenRow {
  readonly said: string;
  readonly takenTurn: string;
}

/** What files of a print said that were taken over, oldest first, by the ids of their rows. */
async function takenFrom(ctx: WriteContext, printId: string): Promise<ReadonlyMap<string, readonly TakenRow[]>> {
  const files = await ctx.db
    .select({ rows: paperImports.rows, takenTurn: paperImports.takenTurn })
    .from(paperImports)
    .where(and(eq(paperImports.printId, printId), isNotNull(paperImports.takenTurn)))
    .orderBy(asc(paperImports.takenTurn));
  const taken = new Map<string, TakenRow[]>();
  for (const { rows, takenTurn } of files) {
    for (const row of rows as WorkbookRow[]) {
      taken.set(row.paperId, [...(taken.get(row.paperId) ?? []), { said: saidBy(row), takenTurn: takenTurn! }]);
    }
  }
  return taken;
}

const saidBy = ({ paperId, points, remarks, isSigned }: WorkbookRow) =>
  canonicalJson({ paperId, points: { ...points }, remarks, isSigned });

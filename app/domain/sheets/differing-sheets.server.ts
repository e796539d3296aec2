import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { ledgerEvents, nominations, recusals, sheetPoints, sheets } from "~/db/schema";
import type { Context } from "../context";
import { type ReplayedSheet, SHEET_EVENTS, type SheetPayload, SheetReplay } from "./replay";

/** A sheet whose pages say other than the ledger does. */
export interface DifferingSheet {
  readonly sheetId: string;
  /** Voting code of its entry; null for a sheet only the ledger knows. */
  readonly code: string | null;
  readonly differs: readonly ("points" | "signature" | "recusal" | "sheet")[];
}

const BATCH = 2_000;

/**
 * What pages read of the sheets of a round, compared with its ledger: points, signatures, recusals. Events are read one after the
 * other; the sheets of a round fit into memory.
 * Source: docs/rules/ledger.md#verify.
 */
export async function differingSheets(ctx: Pick<Context, "db">, roundId: string): Promise<DifferingSheet[]> {
  const told = await toldByLedger(ctx, roundId);
  const shown = await shownSheets(ctx, roundId);
  const known = shown.flatMap((sheet): DifferingSheet[] => {
    const differs = differencesOf(sheet, told.get(sheet.id));
    return differs.length === 0 ? [] : [{ sheetId: sheet.id, code: sheet.code, differs }];
  });
  const ids = new Set(shown.map((sheet) => sheet.id));
  const lost = [...told.keys()].filter((id) => !ids.has(id));
  return [...known, ...lost.map((sheetId): DifferingSheet => ({ sheetId, code: null, differs: ["sheet"] }))];
}

async function toldByLedger(ctx: Pick<Context, "db">, roundId: string): Promise<ReadonlyMap<string, ReplayedSheet>> {
  const replay = new SheetReplay();
  let after: string | null = null;
  for (;;) {
    const rows: { id: string; kind: string; payload: string }[] = await ctx.db
      .select({ id: ledgerEvents.id, kind: ledgerEvents.kind, payload: ledgerEvents.payload })
      .from(ledgerEvents)
      .where(
        and(
          eq(ledgerEvents.roundId, roundId),
          inArray(ledgerEvents.kind, [...SHEET_EVENTS]),
          after === null ? undefined : gt(ledgerEvents.id, after),
        ),
      )
      .orderBy(asc(ledgerEvents.id))
      .limit(BATCH);
    for (const { kind, payload } of rows) replay.add({ kind, payload: JSON.parse(payload) as SheetPayload });
    if (rows.length < BATCH) return replay.sheets;
    after = rows.at(-1)!.id;
  }
}

interface ShownSheet {
  readonly id: string;
  readonly code: string;
  readonly isSigned: boolean;
  readonly isRecused: boolean;
  readonly points: ReadonlyMap<string, number>;
}

async function shownSheets(ctx: Pick<Context, "db">, roundId: string): Promise<ShownSheet[]> {
  const [rows, points] = await Promise.all([
    ctx.db
      .select({ id: sheets.id, code: nominations.code, signedAt: sheets.signedAt, recusedAt: recusals.at })
      .from(sheets)
      .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
      .leftJoin(recusals, recusalOfSheet())
      .where(eq(nominations.roundId, roundId)),
    ctx.db
      .select({ sheetId: sheetPoints.sheetId, criterionId: sheetPoints.criterionId, points: sheetPoints.points })
      .from(sheetPoints)
      .innerJoin(sheets, eq(sheets.id, sheetPoints.sheetId))
      .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
      .where(and(eq(nominations.roundId, roundId), isNotNull(sheetPoints.points))),
  ]);
  const pointsOf = new Map(rows.map((row) => [row.id, new Map<string, number>()]));
  for (const { sheetId, criterionId, points: own } of points) pointsOf.get(sheetId)!.set(criterionId, own!);
  return rows.map(({ id, code, signedAt, recusedAt }) => ({
    id,
    code: code ?? "",
    isSigned: signedAt !== null,
    isRecused: recusedAt !== null,
    points: pointsOf.get(id)!,
  }));
}

function differencesOf(shown: ShownSheet, told: ReplayedSheet | undefined): DifferingSheet["differs"] {
  const points = told?.points ?? new Map<string, number>();
  const isSame = points.size === shown.points.size && [...points].every(([id, own]) => shown.points.get(id) === own);
  return [
    ...(isSame ? [] : (["points"] as const)),
    ...((told?.signedTotal != null) === shown.isSigned ? [] : (["signature"] as const)),
    // Who stepped back before there was a sheet is told of without it.
    ...(!told || told.isRecused === shown.isRecused ? [] : (["recusal"] as const)),
  ];
}

import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { nameForJury } from "~/db/blind.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnchors } from "~/db/missing-anchors.server";
import { missingBeforeWriting } from "~/db/missing-answers.server";
import { appointments, assignments, nominations, products, recusals, sheets, users } from "~/db/schema";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { scoringPhase } from "../sheets/rules";
import { type PaperFacts, whyNotTake } from "./policy";

/** A sheet with what decides whether it takes what was written elsewhere. */
export interface SheetOnDesk extends PaperFacts {
  readonly sheetId: string;
  readonly juror: string;
  /** Voting code. */
  readonly code: string | null;
  readonly product: string | null;
  readonly groupCode: string;
}

/** Joins the entry's being given to the juror of a sheet, in force or not. */
export const assignmentOfSheet = (): SQL =>
  and(eq(assignments.appointmentId, sheets.appointmentId), eq(assignments.nominationId, sheets.nominationId))!;

/** Whether seat and assignment are in force, in a query with both, the assignment joined from the left. */
export const isTheirs = (): SQL<boolean> =>
  sql<boolean>`(${assignments.appointmentId} is not null and ${assignments.endedAt} is null and ${appointments.endedAt} is null)`;

/** Sheets of a round by their ids. */
export async function sheetsOnDesk(
  ctx: Pick<Context, "db" | "now">,
  round: Pick<RoundDetails, "phases">,
  sheetIds: readonly string[],
): Promise<SheetOnDesk[]> {
  const phase = scoringPhase(round.phases, ctx.now);
  const rows = await ctx.db
    .select({
      sheetId: sheets.id,
      juror: users.name,
      code: nominations.code,
      product: nameForJury(),
      groupCode: nominations.groupCode,
      nominationState: nominations.state,
      signedAt: sheets.signedAt,
      recusedAt: recusals.at,
      missingAnswers: missingBeforeWriting(),
      missingAnchors: missingAnchors({ roundId: nominations.roundId, userId: appointments.userId }),
      isAssigned: isTheirs(),
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(assignments, assignmentOfSheet())
    .leftJoin(recusals, recusalOfSheet())
    .where(inArray(sheets.id, [...sheetIds]));
  return rows.map((row) => ({ ...row, phase }));
}

/** Those of the sheets that take now what was written elsewhere. */
export async function takingAmong(
  ctx: Pick<Context, "db" | "now">,
  round: Pick<RoundDetails, "phases">,
  sheetIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sheetsOnDesk(ctx, round, sheetIds);
  return new Set(found.filter((sheet) => whyNotTake(sheet) === null).map((sheet) => sheet.sheetId));
}

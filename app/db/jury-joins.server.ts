import { and, eq, type SQL } from "drizzle-orm";
import { assignments, conflictAnswers, recusals, sheets } from "./schema";

/** Joins the recusal that takes a sheet out of the count. */
export const recusalOfSheet = (): SQL =>
  and(eq(recusals.appointmentId, sheets.appointmentId), eq(recusals.nominationId, sheets.nominationId))!;

/** Joins the recusal of a juror from an entry given to them. */
export const recusalOfAssignment = (): SQL =>
  and(eq(recusals.appointmentId, assignments.appointmentId), eq(recusals.nominationId, assignments.nominationId))!;

/** Joins what a juror answered about an entry given to them. */
export const answerOfAssignment = (): SQL =>
  and(
    eq(conflictAnswers.appointmentId, assignments.appointmentId),
    eq(conflictAnswers.nominationId, assignments.nominationId),
  )!;

/** Joins the sheet of an assignment. */
export const sheetOfAssignment = (): SQL =>
  and(eq(sheets.appointmentId, assignments.appointmentId), eq(sheets.nominationId, assignments.nominationId))!;

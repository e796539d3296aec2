import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { hidesMakers, nameForJury } from "~/db/blind.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnswers } from "~/db/missing-answers.server";
import { appointments, assignments, nominations, panels, products, recusals, sheets, users } from "~/db/schema";
import type { PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { whyNotFill } from "./policy";
import { assignmentOfSheet, isTheirs } from "./sheet-facts.server";

/** A sheet that may still be filled in, with the names the jury itself reads. */
export interface PrintableSheet {
  readonly sheetId: string;
  readonly appointmentId: string;
  readonly juror: string;
  readonly title: string | null;
  readonly role: PanelRole;
  readonly nominationId: string;
  /** Voting code. */
  readonly code: string;
  /** Null in a blind round whose copy is not released yet. */
  readonly productName: string | null;
  readonly groupCode: string;
  /**
   * In a blind round: entries its juror has not answered for. While there is one, nothing is printed for them: a code on their paper
   * would tell of an entry they may turn out to be too close to.
   */
  readonly missingAnswers: number;
}

/** Names of the jurors whose sheets wait for their answers. */
export const unansweredJurors = (found: readonly PrintableSheet[]): string[] => [
  ...new Map(found.filter((one) => one.missingAnswers > 0).map((one) => [one.appointmentId, one.juror])).values(),
];

/**
 * The open sheets of a round, of entries that are their jurors' now: by juror, then by voting code. Those that wait for answers are
 * among them.
 */
export async function printableSheets(
  ctx: Pick<Context, "db">,
  roundId: string,
  which?: SQL,
): Promise<PrintableSheet[]> {
  const rows = await ctx.db
    .select({
      sheetId: sheets.id,
      appointmentId: appointments.id,
      juror: users.name,
      title: appointments.title,
      role: appointments.role,
      nominationId: nominations.id,
      code: nominations.code,
      productName: nameForJury(),
      groupCode: nominations.groupCode,
      facts: {
        nominationState: nominations.state,
        signedAt: sheets.signedAt,
        recusedAt: recusals.at,
        isAssigned: isTheirs(),
      },
      missingAnswers: sql<number>`case when ${hidesMakers()}
        then ${missingAnswers({ roundId: nominations.roundId, userId: appointments.userId })} else 0 end`,
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(assignments, assignmentOfSheet())
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(panels.roundId, roundId), eq(nominations.roundId, roundId), which))
    .orderBy(asc(users.name), asc(appointments.id), asc(nominations.code));
  return rows
    .filter(({ facts }) => whyNotFill(facts) === null)
    .map(({ facts: _, ...row }) => ({ ...row, code: row.code ?? "" }));
}

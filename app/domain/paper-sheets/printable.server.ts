import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { nameForJury } from "~/db/blind.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { appointments, assignments, nominations, panels, products, recusals, sheets, users } from "~/db/schema";
import type { PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";

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
}

/** The open sheets of a round, of entries that are their jurors' now: by juror, then by voting code. */
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
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(
      assignments,
      and(eq(assignments.appointmentId, sheets.appointmentId), eq(assignments.nominationId, sheets.nominationId)),
    )
    .leftJoin(recusals, recusalOfSheet())
    .where(
      and(
        eq(panels.roundId, roundId),
        eq(nominations.roundId, roundId),
        eq(nominations.state, "admitted"),
        isNull(appointments.endedAt),
        isNull(assignments.endedAt),
        isNull(recusals.at),
        isNull(sheets.signedAt),
        which,
      ),
    )
    .orderBy(asc(users.name), asc(appointments.id), asc(nominations.code));
  return rows.map((row) => ({ ...row, code: row.code ?? "" }));
}

import { and, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { wasTakenUp } from "~/db/blind.server";
import { couldReadMakers } from "~/db/insiders.server";
import {
  appointments,
  nominations,
  panels,
  paperEntries,
  paperImports,
  paperKeyings,
  paperPrints,
  paperScans,
  paperSheets,
  rounds,
  sheets,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";

/**
 * Returns since when a person who is given a seat sits in the jury: now, or since they were first named to a seat they had taken up
 * and come back to. A seat in the council that came in between opened nothing to them (`isBlindJuror`).
 * Throws "conflict" for who may not sit there: who could read the makers of a blind round, and who had the points of others in their
 * hands, on paper or in a workbook.
 */
export async function refuseSeat(ctx: WriteContext, roundId: string, email: string): Promise<Date> {
  const takenUpAt = sql`(select ra.appointed_at from ${appointments} ra
    join ${panels} rp on rp.id = ra.panel_id and rp.round_id = ${rounds.id}
    where ra.user_id = ${users.id} and ${wasTakenUp(sql`ra`)} order by ra.appointed_at limit 1)`;
  const seatedAt = sql`coalesce(${takenUpAt}, ${ctx.now.toISOString()}::timestamptz)`;
  const [person] = await ctx.db
    .select({
      seatedAt: seatedAt.mapWith(appointments.appointedAt),
      isInsider: sql<boolean>`${rounds.isBlind} and ${couldReadMakers({ userId: users.id, seatedAt, now: ctx.now })}`,
      hasKeyed: sql<boolean>`${exists(paperOf(ctx, roundId))}`,
    })
    .from(users)
    .innerJoin(rounds, eq(rounds.id, roundId))
    .where(eq(users.email, email));
  const refusal = person?.isInsider ? m.redactions_insider() : person?.hasKeyed ? m.panels_has_keyed() : null;
  if (refusal) throw new DomainError("conflict", refusal, { email: [refusal] });
  return person?.seatedAt ?? ctx.now;
}

/** What someone keyed, decided, scanned or handed in of a round's sheets on paper, in a query of `users`. */
function paperOf(ctx: WriteContext, roundId: string) {
  const one = { one: sql`1` };
  const ofRound = (by: SQL) => and(eq(nominations.roundId, roundId), by);
  const papers = (by: SQL) =>
    ctx.db
      .select(one)
      .from(paperSheets)
      .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
      .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
      .where(ofRound(by));
  const named = (table: typeof paperKeyings | typeof paperEntries | typeof paperScans, by: SQL) =>
    exists(
      ctx.db
        .select(one)
        .from(table)
        .where(and(eq(table.paperId, paperSheets.id), by)),
    );
  return unionAll(
    papers(
      or(
        named(paperKeyings, eq(paperKeyings.keyedBy, users.id)),
        named(paperEntries, eq(paperEntries.writtenBy, users.id)),
        named(paperScans, eq(paperScans.givenBy, users.id)),
      )!,
    ),
    ctx.db
      .select(one)
      .from(paperImports)
      .innerJoin(paperPrints, eq(paperPrints.id, paperImports.printId))
      .where(and(eq(paperPrints.roundId, roundId), eq(paperImports.givenBy, users.id))),
  );
}

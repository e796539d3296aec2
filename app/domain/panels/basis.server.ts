import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { barredPairs } from "~/db/barred-pairs.server";
import { appointments, assignments, nominations, panels, sheetPoints, sheets } from "~/db/schema";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { type Basis, pairKey } from "./rules";

/** What plans of a round rest on, jurors and entries by their ids. The caller has decided that the reader may know. */
export async function basisOf(ctx: Context, roundId: string): Promise<Basis> {
  const [scorers, entries] = await Promise.all([
    ctx.db
      .select({
        appointmentId: appointments.id,
        expertise: appointments.expertise,
        panelGroup: panels.groupCode,
      })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)))
      .orderBy(asc(appointments.id)),
    ctx.db
      .select({ nominationId: nominations.id, groupCode: nominations.groupCode })
      .from(nominations)
      .where(and(eq(nominations.roundId, roundId), eq(nominations.state, "admitted")))
      .orderBy(asc(nominations.id)),
  ]);
  const seats = scorers.map((one) => one.appointmentId);
  const [neverGiven, live, begun] = await Promise.all([
    ctx.db
      .select({
        appointmentId: sql<string>`barred.appointment_id`,
        nominationId: sql<string>`barred.nomination_id`,
        isDeclined: sql<boolean>`barred.is_declined`,
      })
      .from(barredPairs(roundId)),
    ctx.db
      .select()
      .from(assignments)
      .where(and(inArray(assignments.appointmentId, seats), isNull(assignments.endedAt))),
    ctx.db
      .select({ appointmentId: sheets.appointmentId, nominationId: sheets.nominationId })
      .from(sheets)
      .where(and(inArray(sheets.appointmentId, seats), isBegun())),
  ]);
  const admitted = new Set(entries.map((entry) => entry.nominationId));
  const keys = (pairs: readonly { appointmentId: string; nominationId: string }[]) =>
    new Set(pairs.filter((pair) => admitted.has(pair.nominationId)).map(pairKey));
  const current = keys(live);
  const stays = (pair: (typeof neverGiven)[number]) => !pair.isDeclined && current.has(pairKey(pair));
  const barred = keys(neverGiven.filter((pair) => seats.includes(pair.appointmentId) && !stays(pair)));
  const worked = keys(begun.filter((pair) => !barred.has(pairKey(pair))));
  return { scorers, entries, barred, current, begun: worked };
}

/** A sheet somebody has worked on: it is not taken away. */
function isBegun() {
  const points = sql`exists (select from ${sheetPoints} where ${sheetPoints.sheetId} = ${sheets.id})`;
  return or(isNotNull(sheets.signedAt), isNotNull(sheets.remarks), points);
}

/** Names a basis: a plan that was looked at over another one is stale. */
export function versionOf({ scorers, entries, barred, current, begun }: Basis): string {
  const lists = [barred, current, begun].map((keys) => [...keys].sort());
  return sha256Hex(canonicalJson([scorers, entries, lists] as unknown as JsonValue)).slice(0, 16);
}

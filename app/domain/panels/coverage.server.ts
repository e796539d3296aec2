import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { appointments, nominations, panels, products, recusals, sheets, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Pair } from "../rounds/pairs";
import { mayWorkOnRound } from "../rounds/policy";
import { roundById } from "../rounds/queries.server";
import { basisOf, versionOf } from "./basis.server";
import { linksToConnect, partsOf } from "./links";
import { isGiven, mayScore, type PairState, pairFrom, pairKey } from "./rules";

export interface CoveredJuror {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: PanelRole;
  readonly expertise: readonly string[];
  /** Entries they score, without what they declined. */
  readonly load: number;
}

export interface CoveredEntry {
  readonly nominationId: string;
  /** Voting code. */
  readonly code: string;
  readonly productName: string;
  readonly groupCode: string;
  /** By juror, in their order. */
  readonly states: readonly PairState[];
  /** Jurors who score it. */
  readonly jurors: number;
}

export interface Coverage {
  /** The head first. */
  readonly jurors: readonly CoveredJuror[];
  /** Admitted ones, by voting code. */
  readonly entries: readonly CoveredEntry[];
  /** The jury in parts that share no entry, by the names of jurors. */
  readonly parts: readonly (readonly string[])[];
  /** What would join them. */
  readonly links: readonly Pair[];
  /** Names what all this rests on. */
  readonly version: string;
}

/** Who scores what in a round, without a point. For the agency's people; else "not_found". */
export async function coverageOf(ctx: Context, roundId: string): Promise<Coverage> {
  const round = await roundById(ctx, roundId);
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const [basis, seats, entries, { recused, signed }] = await Promise.all([
    basisOf(ctx, roundId),
    namesOf(ctx, roundId),
    ctx.db
      .select({
        nominationId: nominations.id,
        code: sql<string>`coalesce(${nominations.code}, '')`,
        productName: products.name,
        groupCode: nominations.groupCode,
      })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .where(and(eq(nominations.roundId, roundId), eq(nominations.state, "admitted")))
      .orderBy(asc(nominations.code)),
    declinedAndSigned(ctx, roundId),
  ]);
  const live = [...basis.current].filter((key) => !basis.barred.has(key)).map(pairFrom);
  const loads = Map.groupBy(live, (pair) => pair.appointmentId);
  const scorerOf = new Map(basis.scorers.map((scorer) => [scorer.appointmentId, scorer]));
  const stateOf = (pair: Pair & { groupCode: string }): PairState => {
    const key = pairKey(pair);
    if (recused.has(key)) return "recused";
    if (basis.barred.has(key)) return "conflict";
    if (!basis.current.has(key))
      return mayScore(basis, scorerOf.get(pair.appointmentId)!, pair) ? "open" : "other_panel";
    if (signed.has(key)) return "signed";
    return basis.begun.has(key) ? "begun" : "given";
  };
  return {
    jurors: seats.map((seat) => ({ ...seat, load: loads.get(seat.appointmentId)?.length ?? 0 })),
    entries: entries.map((entry) => {
      const states = seats.map(({ appointmentId }) => stateOf({ ...entry, appointmentId }));
      return { ...entry, states, jurors: states.filter(isGiven).length };
    }),
    parts: partsOf(live).map((part) => part.map((id) => seats.find((seat) => seat.appointmentId === id)!.name)),
    links: linksToConnect(basis, live),
    version: versionOf(basis),
  };
}

async function namesOf(ctx: Context, roundId: string): Promise<Omit<CoveredJuror, "load">[]> {
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      name: users.name,
      role: appointments.role,
      expertise: appointments.expertise,
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)))
    .orderBy(asc(appointments.appointedAt), asc(users.name));
  return rows.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
}

async function declinedAndSigned(ctx: Context, roundId: string) {
  const [recused, signed] = await Promise.all([
    ctx.db
      .select({ appointmentId: recusals.appointmentId, nominationId: recusals.nominationId })
      .from(recusals)
      .innerJoin(nominations, eq(nominations.id, recusals.nominationId))
      .where(eq(nominations.roundId, roundId)),
    ctx.db
      .select({ appointmentId: sheets.appointmentId, nominationId: sheets.nominationId })
      .from(sheets)
      .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
      .where(and(eq(nominations.roundId, roundId), isNotNull(sheets.signedAt))),
  ]);
  return { recused: new Set(recused.map(pairKey)), signed: new Set(signed.map(pairKey)) };
}

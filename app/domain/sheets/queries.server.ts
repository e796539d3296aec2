import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { nameForJury } from "~/db/blind.server";
import { isSheetHidden } from "~/db/hidden-codes.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnswers } from "~/db/missing-answers.server";
import {
  appointments,
  criteria,
  nominations,
  panels,
  phases,
  products,
  recusals,
  rounds,
  sheetPoints,
  sheets,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PanelRole, PhaseKind } from "~/lib/vocabulary";
import type { Actor, Context } from "../context";
import { DomainError } from "../errors";
import { isJurorOf } from "../people/policy";
import { roundById } from "../rounds/queries.server";
import { type PhaseSpan, phaseAt } from "../rounds/rules";
import { dueAt, isOpen, type SheetState, stateOf } from "./rules";

/** A sheet in a juror's own list; others' sheets are never read here. Of its entry no id is told: it might lead to the maker. */
export interface OwnSheet {
  readonly id: string;
  /** Voting code. */
  readonly code: string;
  /** As the jury may know it (docs/rules/blind.md). */
  readonly productName: string;
  readonly groupCode: string;
  readonly state: SheetState;
  readonly signedAt: Date | null;
  /** Hundredths, of what is scored so far; null while nothing is. */
  readonly total: number | null;
}

/** Counted over the sheets of one juror in one round. */
export interface SheetCounts {
  readonly total: number;
  readonly signed: number;
  readonly recused: number;
}

export interface JurorRound extends SheetCounts {
  readonly roundId: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly phase: PhaseKind | null;
  /** When scoring is to be done; null where no date is set. */
  readonly dueAt: Date | null;
  readonly role: PanelRole;
  /** The first open sheet; null when there is none, and while the round is not being scored. */
  readonly nextSheetId: string | null;
  /** Entries whose dossiers wait for the juror's answer (domain/conflicts). */
  readonly unanswered: number;
}

/** The rounds whose jury someone sits in, the one being scored first. Empty for others. */
export async function roundsOfJuror(ctx: Context): Promise<JurorRound[]> {
  const actor = signedIn(ctx);
  const seats = await ctx.db
    .select({
      roundId: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      role: appointments.role,
      unanswered: missingAnswers({ roundId: rounds.id, userId: actor.userId }),
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(rounds, eq(rounds.id, panels.roundId))
    .where(and(eq(appointments.userId, actor.userId), isNull(appointments.endedAt), isNotNull(rounds.openedAt)))
    .orderBy(asc(appointments.role), sql`${rounds.openedAt} desc`);
  const seated = [...new Map(seats.map((seat) => [seat.roundId, seat])).values()];
  if (seated.length === 0) return [];
  const ids = seated.map((seat) => seat.roundId);
  const [spans, own] = await Promise.all([
    ctx.db.select().from(phases).where(inArray(phases.roundId, ids)),
    ownSheets(ctx, actor, inArray(nominations.roundId, ids)),
  ]);
  const found = seated.map((seat) => {
    const timetable: PhaseSpan[] = spans.filter((span) => span.roundId === seat.roundId);
    const phase = phaseAt(timetable, ctx.now);
    const mine = own.filter((sheet) => sheet.roundId === seat.roundId);
    const next = phase === "scoring" ? mine.find((sheet) => isOpen(sheet.state)) : undefined;
    return { ...seat, phase, dueAt: dueAt(timetable), ...countsOf(mine), nextSheetId: next?.id ?? null };
  });
  const isScored = (round: JurorRound) => Number(round.phase === "scoring");
  return found.sort((a, b) => isScored(b) - isScored(a));
}

export interface JurorSheets extends SheetCounts {
  readonly sheets: readonly OwnSheet[];
  readonly nextSheetId: string | null;
}

/** A juror's own sheets of a round, in the order of their voting codes. "not_found" to those who do not sit in its jury. */
export async function sheetsOfJuror(ctx: Context, roundId: string): Promise<JurorSheets> {
  const actor = signedIn(ctx);
  if (!isJurorOf(actor, roundId)) throw new DomainError("not_found", m.judge_round_not_found());
  const round = await roundById(ctx, roundId);
  const own = await ownSheets(ctx, actor, eq(nominations.roundId, roundId));
  const next = round.phase === "scoring" ? own.find((sheet) => isOpen(sheet.state)) : undefined;
  return { sheets: own.map(({ roundId: _, ...sheet }) => sheet), ...countsOf(own), nextSheetId: next?.id ?? null };
}

/** By voting code; `which` looks at nominations alone. The caller has decided which rounds someone may ask about; only their own live seats are read. */
export async function ownSheets(
  ctx: Context,
  actor: Actor,
  which: SQL,
): Promise<(OwnSheet & { readonly roundId: string })[]> {
  const groups = ctx.db
    .selectDistinct({ roundId: nominations.roundId, groupCode: nominations.groupCode })
    .from(nominations)
    .where(and(eq(nominations.state, "admitted"), which))
    .as("asked_groups");
  const leaves = ctx.db
    .select({ roundId: groups.roundId, groupCode: groups.groupCode, count: sql<number>`count(*)::int`.as("leaves") })
    .from(groups)
    .innerJoin(criteria, eq(criteria.roundId, groups.roundId))
    .where(
      sql`not exists (select from ${criteria} part where part.parent_id = ${criteria.id})
        and asks_group(${criteria.id}, ${groups.groupCode})`,
    )
    .groupBy(groups.roundId, groups.groupCode)
    .as("leaf_counts");
  const rows = await ctx.db
    .select({
      id: sheets.id,
      roundId: nominations.roundId,
      code: sql<string>`coalesce(${nominations.code}, '')`,
      productName: nameForJury(),
      groupCode: nominations.groupCode,
      signedAt: sheets.signedAt,
      recusedAt: recusals.at,
      leaves: leaves.count,
      scored: sql<number>`count(${sheetPoints.points})::int`,
      total: sql<number | null>`sum(${sheetPoints.points})::int`,
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(leaves, and(eq(leaves.roundId, nominations.roundId), eq(leaves.groupCode, nominations.groupCode)))
    .leftJoin(recusals, recusalOfSheet())
    .leftJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .where(
      and(
        eq(appointments.userId, actor.userId),
        isNull(appointments.endedAt),
        eq(nominations.state, "admitted"),
        which,
        // Which codes go with the makers one is close to would tell whose they are.
        sql`not ${isSheetHidden(actor.userId)}`,
      ),
    )
    .groupBy(sheets.id, nominations.id, products.id, recusals.at, recusals.kind, leaves.count)
    .orderBy(asc(nominations.code));
  return rows.map(({ leaves, scored, recusedAt, ...row }) => ({
    ...row,
    productName: row.productName ?? m.redactions_no_name(),
    state: stateOf({ signedAt: row.signedAt, recusedAt, scored, leaves }),
  }));
}

export function countsOf(own: readonly { readonly state: SheetState }[]): SheetCounts {
  const inState = (state: SheetState) => own.filter((sheet) => sheet.state === state).length;
  return { total: own.length, signed: inState("signed"), recused: inState("recused") };
}

export function signedIn(ctx: Context): Actor {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return ctx.actor;
}

import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isOutOfSight, nameForJury } from "~/db/blind.server";
import { isCodeHidden } from "~/db/hidden-codes.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { appointments, nominations, panels, products, recusals, sheetPoints, sheets, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import { roundById } from "../rounds/queries.server";
import { isHeadOfPanel } from "./lock-sheet.server";
import { maySeeProgress, whyNotReopen } from "./policy";

/** How far a juror is, without a single point. */
export interface JurorProgress {
  readonly appointmentId: string;
  readonly name: string;
  readonly title: string | null;
  readonly role: PanelRole;
  readonly total: number;
  readonly signed: number;
  readonly recused: number;
  /** Begun, not signed. */
  readonly begun: number;
  readonly lastSignedAt: Date | null;
}

/**
 * The jurors of a round and how far each is, the head first. For the agency's staff and the head of the jury; else "not_found". The
 * head of a blind jury is not told how many entries a juror is connected with: they would be those of one or a few establishments.
 */
export async function progressOfRound(ctx: Context, roundId: string): Promise<JurorProgress[]> {
  const round = await roundById(ctx, roundId);
  if (!maySeeProgress(ctx.actor, round, (await headOf(ctx, roundId)) !== null))
    throw new DomainError("not_found", m.judge_round_not_found());
  const isStaff = mayWorkOnRound(ctx.actor, round);
  const isTold = isStaff
    ? sql`${nominations.id} is not null`
    : sql`(${nominations.id} is not null and not ${isOutOfSight()})`;
  const reader = ctx.actor!.userId;
  const begun = sql`exists (select from ${sheetPoints} where ${sheetPoints.sheetId} = ${sheets.id} and ${sheetPoints.points} is not null)`;
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      name: users.name,
      title: appointments.title,
      role: appointments.role,
      total: sql<number>`count(*) filter (where ${isTold})::int`,
      signed: sql<number>`count(*) filter (where ${nominations.id} is not null and ${sheets.signedAt} is not null and ${recusals.at} is null)::int`,
      recused: sql<number>`count(${recusals.at}) filter (where ${isTold})::int`,
      begun: sql<number>`count(*) filter (where ${nominations.id} is not null and ${sheets.signedAt} is null and ${recusals.at} is null and ${begun})::int`,
      // In a blind jury the time of a signature would tell of a sheet that the head must not know.
      lastSignedAt:
        isStaff || !round.rules.blind.value
          ? sql<Date | null>`max(${sheets.signedAt})`.mapWith(sheets.signedAt)
          : sql<Date | null>`null`,
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .leftJoin(sheets, eq(sheets.appointmentId, appointments.id))
    .leftJoin(
      nominations,
      and(
        eq(nominations.id, sheets.nominationId),
        eq(nominations.state, "admitted"),
        sql`not (${appointments.userId} = ${reader} and ${isCodeHidden(reader, roundId)})`,
      ),
    )
    .leftJoin(recusals, recusalOfSheet())
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)))
    .groupBy(appointments.id, users.id)
    .orderBy(asc(users.name));
  return rows.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
}

export interface SignedSheet {
  readonly id: string;
  readonly appointmentId: string;
  /** Voting code and what the jury calls the product; null where the head must not know them (`isCodeHidden`). */
  readonly entry: { readonly code: string; readonly productName: string } | null;
}

/**
 * The signed sheets of the jury someone heads, by voting code, without points: what the head may open again. Those whose code is
 * hidden come last, by their random ids: when they were signed would tell what lies beside them.
 */
export async function signedSheetsOfJury(ctx: Context, roundId: string): Promise<SignedSheet[]> {
  const head = await headOf(ctx, roundId);
  if (!ctx.actor || head?.userId !== ctx.actor.userId) throw new DomainError("not_found", m.judge_round_not_found());
  const rows = await ctx.db
    .select({
      id: sheets.id,
      appointmentId: appointments.id,
      code: sql<string>`coalesce(${nominations.code}, '')`,
      productName: nameForJury(),
      isHidden: isCodeHidden(head.userId, roundId),
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(recusals, recusalOfSheet())
    .where(
      and(
        eq(appointments.panelId, head.panelId),
        isNull(appointments.endedAt),
        isNotNull(sheets.signedAt),
        isNull(recusals.at),
      ),
    )
    .orderBy(asc(nominations.code), asc(sheets.id));
  const hidden = rows.filter((row) => row.isHidden).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...rows.filter((row) => !row.isHidden), ...hidden].map(({ id, appointmentId, ...row }) => ({
    ...{ id, appointmentId },
    entry: entryIn(row),
  }));
}

const entryIn = (row: { readonly code: string; readonly productName: string | null; readonly isHidden: boolean }) =>
  row.isHidden ? null : { code: row.code, productName: row.productName ?? m.redactions_no_name() };

/** The seat of the jury's head that the reader holds in this round, if any. */
async function headOf(ctx: Context, roundId: string) {
  if (!ctx.actor) return null;
  const [seat] = await ctx.db
    .select({ userId: appointments.userId, panelId: appointments.panelId })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(
      and(
        eq(panels.roundId, roundId),
        eq(appointments.userId, ctx.actor.userId),
        eq(appointments.role, "head"),
        isNull(appointments.endedAt),
      ),
    );
  return seat ?? null;
}

/**
 * What the head of the jury reads before opening a sheet again; no points, and no `entry` where its code is hidden from them.
 * "not_found" to anyone else.
 */
export async function sheetForReopening(ctx: Context, sheetId: string) {
  const [row] =
    ctx.actor && isUuid(sheetId)
      ? await ctx.db
          .select({
            panelId: appointments.panelId,
            name: users.name,
            code: sql<string>`coalesce(${nominations.code}, '')`,
            productName: nameForJury(),
            isHidden: isCodeHidden(ctx.actor.userId, nominations.roundId),
            roundId: nominations.roundId,
            nominationState: nominations.state,
            signedAt: sheets.signedAt,
            endedAt: appointments.endedAt,
            recusedAt: recusals.at,
          })
          .from(sheets)
          .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
          .innerJoin(users, eq(users.id, appointments.userId))
          .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
          .innerJoin(products, eq(products.id, nominations.productId))
          .leftJoin(recusals, recusalOfSheet())
          .where(eq(sheets.id, sheetId))
      : [];
  if (!row || !(await isHeadOfPanel(ctx, row.panelId))) throw new DomainError("not_found", m.judge_sheet_not_found());
  const round = await roundById(ctx, row.roundId);
  return {
    name: row.name,
    entry: entryIn(row),
    roundSlug: round.slug,
    whyNot: whyNotReopen({ ...row, phase: round.phase }, true),
  };
}

import { asc, count, eq, inArray } from "drizzle-orm";
import {
  calibrationAnchors,
  calibrationPhotos,
  calibrationReferences,
  calibrationSheets,
  calibrations,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { type Picture, picturesOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type RoundDetails, roundById, roundBySlug } from "../rounds/queries.server";
import type { Calibration } from "../schemes/rules";
import { type CalibrationFacts, mayRunCalibration, maySeeCalibration, maySeeWhoIsLate } from "./policy";
import { type CalibrationState, stateOf, type Time } from "./rules";
import { type OwnSeat, ownSeat, type SeatProgress, seatProgress } from "./seats.server";

export interface AnchorCard {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly origin: string | null;
  readonly groupCode: string;
  readonly photos: readonly (Picture & { readonly fileId: string })[];
  /** Criteria with reference points. */
  readonly references: number;
  /** The reader's own latest sheet of it; null before the first. */
  readonly own: OwnAnchorSheet | null;
}

export interface OwnAnchorSheet {
  readonly id: string;
  readonly time: Time;
  readonly submittedAt: Date | null;
}

export interface CalibrationAt extends CalibrationFacts {
  readonly round: RoundDetails;
  readonly rule: Calibration | null;
  readonly state: CalibrationState;
  readonly opened: { readonly at: Date; readonly by: string } | null;
  readonly closed: { readonly at: Date; readonly note: string } | null;
  /** In the order they were entered. Empty to jurors while they are chosen. */
  readonly cards: readonly AnchorCard[];
  readonly seat: OwnSeat | null;
  readonly mayRun: boolean;
  /** Null to those who may not see who is late. */
  readonly jurors: readonly SeatProgress[] | null;
}

/**
 * The calibration of a round for its agency and its jury. "forbidden" to a visitor, "not_found" to others.
 */
export async function calibrationAt(ctx: Context, slug: string): Promise<CalibrationAt> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return readable(ctx, await roundBySlug(ctx, slug));
}

/** The same for those who run it; "forbidden" to other readers. */
export async function calibrationToRun(ctx: Context, slug: string): Promise<CalibrationAt> {
  return forRunning(await calibrationAt(ctx, slug));
}

/** An anchor with the calibration around it. Refused as `calibrationAt`; "not_found" to jurors while anchors are chosen. */
export async function anchorAt(
  ctx: Context,
  anchorId: string,
): Promise<CalibrationAt & { readonly anchor: AnchorCard }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const at = await readable(ctx, await roundById(ctx, await roundOfAnchor(ctx, anchorId)));
  const anchor = at.cards.find(({ id }) => id === anchorId);
  if (!anchor) throw new DomainError("not_found", m.calibration_anchor_not_found());
  return { ...at, anchor };
}

/** The same for those who run the calibration; "forbidden" to other readers. */
export async function anchorToPrepare(ctx: Context, anchorId: string) {
  return forRunning(await anchorAt(ctx, anchorId));
}

function forRunning<At extends CalibrationAt>(at: At): At {
  if (!at.mayRun) throw new DomainError("forbidden", m.calibration_why_not_yours());
  return at;
}

/** Throws "not_found" where there is no such anchor. */
export async function roundOfAnchor(ctx: Context, anchorId: string): Promise<string> {
  const [row] = isUuid(anchorId)
    ? await ctx.db
        .select({ roundId: calibrationAnchors.roundId })
        .from(calibrationAnchors)
        .where(eq(calibrationAnchors.id, anchorId))
    : [];
  if (!row) throw new DomainError("not_found", m.calibration_anchor_not_found());
  return row.roundId;
}

async function readable(ctx: Context, round: RoundDetails): Promise<CalibrationAt> {
  if (!maySeeCalibration(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const [seat, [row], cards] = await Promise.all([
    ownSeat(ctx, round.id),
    ctx.db
      .select({
        openedAt: calibrations.openedAt,
        openedBy: users.name,
        closedAt: calibrations.closedAt,
        closingNote: calibrations.closingNote,
      })
      .from(calibrations)
      .innerJoin(users, eq(users.id, calibrations.openedBy))
      .where(eq(calibrations.roundId, round.id)),
    anchorCards(ctx, round.id),
  ]);
  const isHead = seat?.role === "head";
  const mayRun = mayRunCalibration(ctx.actor, round, isHead);
  const seesWhoIsLate = maySeeWhoIsLate(ctx.actor, round, isHead);
  const own = seat ? await ownSheetsOf(ctx, seat.appointmentId) : new Map<string, OwnAnchorSheet>();
  const rule = round.rules.calibration.value;
  const isChosen = row !== undefined || seesWhoIsLate;
  return {
    round,
    rule,
    state: stateOf(rule, row ?? null),
    phase: round.phase,
    anchors: cards.length,
    opened: row ? { at: row.openedAt, by: row.openedBy } : null,
    closed: row?.closedAt ? { at: row.closedAt, note: row.closingNote ?? "" } : null,
    cards: isChosen ? cards.map((card) => ({ ...card, own: own.get(card.id) ?? null })) : [],
    seat,
    mayRun,
    jurors: seesWhoIsLate ? await seatProgress(ctx, round.id) : null,
  };
}

async function anchorCards(ctx: Context, roundId: string): Promise<Omit<AnchorCard, "own">[]> {
  const rows = await ctx.db
    .select({
      id: calibrationAnchors.id,
      title: calibrationAnchors.title,
      description: calibrationAnchors.description,
      origin: calibrationAnchors.origin,
      groupCode: calibrationAnchors.groupCode,
      references: count(calibrationReferences.criterionCode),
    })
    .from(calibrationAnchors)
    .leftJoin(calibrationReferences, eq(calibrationReferences.anchorId, calibrationAnchors.id))
    .where(eq(calibrationAnchors.roundId, roundId))
    .groupBy(calibrationAnchors.id)
    .orderBy(asc(calibrationAnchors.id));
  const ids = rows.map(({ id }) => id);
  const shown = ids.length
    ? await ctx.db
        .select()
        .from(calibrationPhotos)
        .where(inArray(calibrationPhotos.anchorId, ids))
        .orderBy(asc(calibrationPhotos.position))
    : [];
  const pictures = await picturesOf(
    ctx,
    shown.map(({ fileId }) => fileId),
  );
  const photosOf = (anchorId: string) =>
    shown
      .filter((photo) => photo.anchorId === anchorId)
      .flatMap(({ fileId }) => {
        const picture = pictures.get(fileId);
        return picture ? [{ fileId, ...picture }] : [];
      });
  return rows.map((row) => ({ ...row, photos: photosOf(row.id) }));
}

/** The latest sheet of each anchor. */
async function ownSheetsOf(ctx: Context, appointmentId: string): Promise<Map<string, OwnAnchorSheet>> {
  const rows = await ctx.db
    .select({
      anchorId: calibrationSheets.anchorId,
      id: calibrationSheets.id,
      time: calibrationSheets.time,
      submittedAt: calibrationSheets.submittedAt,
    })
    .from(calibrationSheets)
    .where(eq(calibrationSheets.appointmentId, appointmentId))
    .orderBy(asc(calibrationSheets.time));
  return new Map(rows.map(({ anchorId, time, ...sheet }) => [anchorId, { ...sheet, time: time as Time }]));
}

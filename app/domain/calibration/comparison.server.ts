import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { appointments, calibrationPoints, calibrationReferences, calibrationSheets, panels, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { criteriaTree } from "../rounds/queries.server";
import { askedOf, leavesOf } from "../sheets/rules";
import { maySeeGivenPoints } from "./policy";
import { type AnchorCard, anchorAt, type CalibrationAt } from "./queries.server";
import { differingMost, type Spread, spreadOf, type Time } from "./rules";

export interface ComparedJuror {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: PanelRole;
  readonly isOwn: boolean;
  /** Hundredths. */
  readonly total: number;
}

export interface ComparedCriterion {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maximum: number;
  readonly reference: { readonly points: number; readonly reason: string | null } | null;
  /** Hundredths, one a juror in their order. */
  readonly given: readonly number[];
  readonly spread: Spread | null;
}

export interface Comparison {
  readonly at: CalibrationAt & { readonly anchor: AnchorCard };
  readonly time: Time;
  /** Times of which the reader may see the points. */
  readonly times: readonly Time[];
  /** Who has submitted that time: the reader first, then the head. */
  readonly jurors: readonly ComparedJuror[];
  /** Jurors who have not. */
  readonly waiting: number;
  readonly criteria: readonly ComparedCriterion[];
  readonly totals: Spread | null;
  /** The sum of the reference points; null unless every criterion has one. */
  readonly referenceTotal: number | null;
  /** The widest first; codes of `criteria`. */
  readonly differing: readonly ComparedCriterion[];
}

/**
 * What the jury gave an anchor, beside each other and the reference points. time: left out, the latest the reader may see.
 * Refused as `anchorAt`; "closed" before the calibration is opened, and to a juror who has not submitted their own of that time,
 * the head and those who are also of the agency included.
 * Source: docs/rules/calibration.md#hidden
 */
export async function comparisonOf(ctx: Context, anchorId: string, time?: Time): Promise<Comparison> {
  const at = await anchorAt(ctx, anchorId);
  const { round, anchor, seat, opened } = at;
  if (!opened) throw new DomainError("closed", m.calibration_why_not_open());
  const submitted = await submittedSheets(ctx, anchorId);
  const times = ([1, 2] as const).filter((one) => {
    const own = { hasSeat: seat !== null, submitted: submitted.some((sheet) => isOwn(sheet) && sheet.time === one) };
    const isThere = one === 1 || submitted.some((sheet) => sheet.time === one);
    return isThere && maySeeGivenPoints(ctx.actor, round, own);
  });
  const shown = time ?? times.at(-1);
  if (!shown || !times.includes(shown)) throw new DomainError("closed", m.calibration_why_hidden());

  function isOwn({ appointmentId }: { readonly appointmentId: string }) {
    return appointmentId === seat?.appointmentId;
  }
  const sheets = submitted
    .filter((sheet) => sheet.time === shown)
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
  const [tree, rows, references, seats] = await Promise.all([
    criteriaTree(ctx, round.id),
    sheets.length
      ? ctx.db
          .select()
          .from(calibrationPoints)
          .where(
            inArray(
              calibrationPoints.sheetId,
              sheets.map(({ id }) => id),
            ),
          )
      : [],
    ctx.db.select().from(calibrationReferences).where(eq(calibrationReferences.anchorId, anchorId)),
    liveSeats(ctx, round.id),
  ]);
  const pointOf = (sheetId: string, criterionId: string) =>
    rows.find((row) => row.sheetId === sheetId && row.criterionId === criterionId)?.points ?? 0;
  const criteria = leavesOf(askedOf(tree, anchor.groupCode)).map(({ id, code, title, titleEn, maximum }) => {
    const given = sheets.map((sheet) => pointOf(sheet.id, id));
    const reference = references.find((one) => one.criterionCode === code);
    return {
      ...{ id, code, title, titleEn, maximum, given },
      reference: reference ? { points: reference.points, reason: reference.reason } : null,
      spread: spreadOf(given),
    };
  });
  const jurors = sheets.map(({ appointmentId, name, role }, place) => ({
    ...{ appointmentId, name, role },
    isOwn: appointmentId === seat?.appointmentId,
    total: criteria.reduce((sum, { given }) => sum + given[place]!, 0),
  }));
  const hasAllReferences = criteria.length > 0 && criteria.every(({ reference }) => reference !== null);
  return {
    at,
    time: shown,
    times,
    jurors,
    waiting: seats.filter((id) => !sheets.some(({ appointmentId }) => appointmentId === id)).length,
    criteria,
    totals: spreadOf(jurors.map(({ total }) => total)),
    referenceTotal: hasAllReferences ? criteria.reduce((sum, { reference }) => sum + reference!.points, 0) : null,
    differing: differingMost(criteria),
  };
}

/** Also of seats given up since: what was submitted was compared. */
function submittedSheets(ctx: Context, anchorId: string) {
  return ctx.db
    .select({
      id: calibrationSheets.id,
      time: calibrationSheets.time,
      appointmentId: appointments.id,
      name: users.name,
      role: appointments.role,
    })
    .from(calibrationSheets)
    .innerJoin(appointments, eq(appointments.id, calibrationSheets.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(and(eq(calibrationSheets.anchorId, anchorId), isNotNull(calibrationSheets.submittedAt)))
    .orderBy(asc(users.name));
}

async function liveSeats(ctx: Context, roundId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)));
  return rows.map(({ id }) => id);
}

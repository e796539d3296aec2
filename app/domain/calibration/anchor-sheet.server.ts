import { and, asc, eq } from "drizzle-orm";
import { calibrationPoints, calibrationSheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CriterionNode, criteriaTree } from "../rounds/queries.server";
import { askedOf, missingFrom, totalOf } from "../sheets/rules";
import { whyNotScoreAgain, whyNotScoreAnchor, whyNotSubmit } from "./policy";
import { type AnchorCard, anchorAt, type CalibrationAt } from "./queries.server";
import type { Time } from "./rules";

export interface AnchorSheet {
  readonly at: CalibrationAt & { readonly anchor: AnchorCard };
  readonly time: Time;
  readonly submittedAt: Date | null;
  /** Those asked of the anchor's group, with the levels that hold for it. */
  readonly criteria: readonly CriterionNode[];
  /** Hundredths by the id of the criterion. */
  readonly points: Readonly<Record<string, number>>;
  readonly total: number | null;
  readonly whyNotScore: string | null;
  readonly whyNotSubmit: string | null;
  readonly whyNotScoreAgain: string | null;
}

/**
 * A juror's own sheet of an anchor: the second time once there is one, else the first. Never anyone else's points.
 * Refused as `anchorAt`; "not_found" to those without a seat in the jury, "closed" before the calibration is opened.
 */
export async function anchorSheetOf(ctx: Context, anchorId: string): Promise<AnchorSheet> {
  const at = await anchorAt(ctx, anchorId);
  const { round, anchor, seat } = at;
  if (!seat) throw new DomainError("not_found", m.calibration_anchor_not_found());
  if (at.opened === null) throw new DomainError("closed", m.calibration_why_not_open());
  const [tree, given] = await Promise.all([
    criteriaTree(ctx, round.id),
    anchor.own ? pointsOf(ctx, anchor.own.id) : new Map<string, number>(),
  ]);
  const criteria = askedOf(tree, anchor.groupCode);
  const missing = missingFrom(criteria, given).length;
  return {
    at,
    time: anchor.own?.time ?? 1,
    submittedAt: anchor.own?.submittedAt ?? null,
    criteria,
    points: Object.fromEntries(given),
    total: totalOf(criteria, given),
    whyNotScore: whyNotScoreAnchor(at, anchor.own),
    whyNotSubmit: whyNotSubmit(at, anchor.own, missing),
    whyNotScoreAgain: whyNotScoreAgain(at, anchor.own),
  };
}

/** Points of one sheet by the id of the criterion. The caller has decided that the reader may see them. */
export async function pointsOf(ctx: Context, sheetId: string): Promise<Map<string, number>> {
  const rows = await ctx.db.select().from(calibrationPoints).where(eq(calibrationPoints.sheetId, sheetId));
  return new Map(rows.map(({ criterionId, points }) => [criterionId, points]));
}

/** A juror's latest sheet of an anchor; null before the first. */
export async function latestSheet(ctx: Context, anchorId: string, appointmentId: string) {
  const rows = await ctx.db
    .select({
      id: calibrationSheets.id,
      time: calibrationSheets.time,
      submittedAt: calibrationSheets.submittedAt,
      savedPage: calibrationSheets.savedPage,
      savedOrder: calibrationSheets.savedOrder,
    })
    .from(calibrationSheets)
    .where(and(eq(calibrationSheets.anchorId, anchorId), eq(calibrationSheets.appointmentId, appointmentId)))
    .orderBy(asc(calibrationSheets.time));
  const last = rows.at(-1);
  return last ? { ...last, time: last.time as Time } : null;
}

import { calibrationAnchors } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SchemeRules } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import type { AnchorForm } from "./forms";
import { lockCalibration } from "./lock-calibration.server";
import { whyNotAddAnchor } from "./policy";

/**
 * Enter a product that the jury is to score before the entries. Returns its id. Refused as `lockCalibration`; "closed" when there are
 * as many as the rules say, and once the calibration was opened; "invalid" for a group that the round does not have.
 * Source: docs/rules/calibration.md#anchors
 */
export function addAnchor(ctx: Context, roundId: string, form: AnchorForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const calibration = await lockCalibration(ctx, roundId);
    const closed = whyNotAddAnchor(calibration);
    if (closed) throw new DomainError("closed", closed);
    const values = valuesOf(calibration.round.rules, form);
    const [made] = await ctx.db
      .insert(calibrationAnchors)
      .values({ ...values, roundId, createdBy: ctx.actor!.userId, createdAt: ctx.now })
      .returning({ id: calibrationAnchors.id });
    await recordAudit(ctx, {
      act: "calibration.anchor_added",
      subject: { kind: "round", id: roundId },
      after: { anchor: made!.id, ...values },
    });
    return made!.id;
  });
}

/** Throws "invalid" for a group that the round does not have. */
export function valuesOf({ groups }: SchemeRules, { title, description, origin, groupCode }: AnchorForm) {
  if (!groups.some(({ code }) => code === groupCode)) {
    throw new DomainError("invalid", m.calibration_group_unknown(), { groupCode: [m.calibration_group_unknown()] });
  }
  return { title, description, origin: origin ?? null, groupCode };
}

import { eq } from "drizzle-orm";
import { pointFrames } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { changeRules } from "../rounds/change-rules.server";
import type { CriterionRule } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import { lockFrame } from "./lock-frame.server";
import { whyFrameDoesNotHold, whyFrameIsStale } from "./policy";
import { withFrame } from "./rules";

/**
 * The council's chair decides the proposed frame: from here on the sheets of the round are made of it.
 * Refused: "forbidden", "closed" once scoring has begun, "conflict" when the frame was decided or replaced meanwhile
 * (`seen`: when the one that was looked at was proposed) or the rules it was written against are no longer in force, "invalid" for a day to come or a frame that no longer holds.
 */
export function decideFrame(
  ctx: Context,
  frameId: string,
  input: { readonly number: string; readonly decidedOn: PlainDate; readonly seen: Date },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, frame } = await lockFrame(ctx, frameId, input.seen);
    const stale = whyFrameIsStale(round, frame);
    if (stale) throw new DomainError("conflict", stale);
    if (input.decidedOn > todayInVietnam(ctx.now)) {
      throw new DomainError("invalid", m.frames_day_to_come(), { decidedOn: [m.frames_day_to_come()] });
    }
    const criteria = frame.criteria as CriterionRule[];
    const wrong = whyFrameDoesNotHold(round.rules, criteria);
    if (wrong.length > 0) throw new DomainError("invalid", m.frames_do_not_hold({ why: wrong.join(" ") }));
    const source = m.frames_source({ number: input.number, date: formatDate(input.decidedOn) }, { locale: "vi" });
    const { number, decidedOn } = input;
    await ctx.db
      .update(pointFrames)
      .set({ number, decidedOn, decidedBy: ctx.actor!.userId, decidedAt: ctx.now })
      .where(eq(pointFrames.id, frame.id));
    await changeRules(ctx, round, withFrame(round.rules, criteria, source), {
      kind: "frame",
      number,
      decidedOn,
      reason: frame.note ?? source,
    });
  });
}

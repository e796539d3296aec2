import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { fairEvents, fairPostponements } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { daysBetween, type PlainDate, todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { misfitsOf } from "./deadlines";
import type { FairDetails } from "./fair-details.server";
import type { PostponementForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { postponedMail } from "./mails";
import { movedDeadlines } from "./moved-deadlines";
import { whyNotDays, whyNotMove } from "./policy";
import { tellApplicants } from "./tell-applicants.server";

/**
 * Give a public fair other days, with the reason. Who was accepted keeps booths, grants and passes; the programme that is still to come
 * moves by as many days, and the deadlines where it is wanted. Everyone who applied is told.
 * Refused: as `lockToPrepare`; "closed" for a draft and once it began; "invalid" with its field for days that are past, the same or the
 * wrong way round, and for deadlines that would not fit.
 */
export function postponeFair(ctx: Context, fairId: string, input: PostponementForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const today = todayInVietnam(ctx.now);
    const refusal = whyNotMove(fair, today);
    if (refusal) throw new DomainError("closed", refusal);
    refuseDays(fair, input, today);
    const { startsOn, endsOn, reason } = input;
    const days = daysBetween(fair.startsOn, startsOn);
    const deadlines = input.deadlines === "shift" ? movedDeadlines(fair, days, { now: ctx.now, today }) : {};
    if (Object.keys(misfitsOf({ ...fair, ...deadlines }, startsOn)).length > 0) {
      throw new DomainError("invalid", m.fairs_days_against_deadlines(), {
        deadlines: [m.fairs_days_against_deadlines()],
      });
    }
    await writeFair(ctx, fair.id, { startsOn, endsOn, ...deadlines });
    await ctx.db.insert(fairPostponements).values({
      fairId: fair.id,
      fromStartsOn: fair.startsOn,
      fromEndsOn: fair.endsOn,
      startsOn,
      endsOn,
      reason,
      by: ctx.actor!.userId,
      at: ctx.now,
    });
    await moveEvents(ctx, fair.id, days);
    await recordAudit(ctx, {
      act: "fairs.postponed",
      subject: { kind: "fair", id: fair.id },
      before: { startsOn: fair.startsOn, endsOn: fair.endsOn },
      after: { startsOn, endsOn, reason, deadlines: input.deadlines },
    });
    await tellApplicants(ctx, fair, (name) => postponedMail(name, fair, { startsOn, endsOn, reason }));
  });
}

function refuseDays(fair: FairDetails, { startsOn, endsOn }: PostponementForm, today: PlainDate): void {
  const refuse = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });
  if (startsOn < today) throw refuse("startsOn", m.fairs_move_past());
  const misfit = whyNotDays(startsOn, endsOn);
  if (misfit) throw refuse("endsOn", misfit);
  if (startsOn === fair.startsOn && endsOn === fair.endsOn) throw refuse("startsOn", m.fairs_move_same());
}

async function moveEvents(ctx: WriteContext, fairId: string, days: number): Promise<void> {
  if (days === 0) return;
  const by = sql`make_interval(days => ${days})`;
  await ctx.db
    .update(fairEvents)
    .set({
      startsAt: sql`${fairEvents.startsAt} + ${by}`,
      endsAt: sql`${fairEvents.endsAt} + ${by}`,
      sequence: sql`${fairEvents.sequence} + 1`,
    })
    .where(and(eq(fairEvents.fairId, fairId), isNull(fairEvents.cancelledAt), gt(fairEvents.startsAt, ctx.now)));
}

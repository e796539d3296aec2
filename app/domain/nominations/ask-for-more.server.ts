import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { holidaysBetween } from "../holidays/queries.server";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { defaultDueOn, LONGEST_LIMIT_DAYS } from "./clock";
import type { AskForMoreForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { moreAskedMail } from "./mails";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { announcedOn } from "./rules";
import { whyNotScreen } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Give a dossier back to its producer, who may change it and hand it in again under the same code, by a day.
 * Throws "closed" as the policy says, "conflict" when another officer answered since, "invalid" for a day that is past or not
 * before scoring.
 */
export function askForMore(ctx: Context, id: string, input: AskForMoreForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotScreen(ctx.actor, facts, "more_asked");
    if (refusal) throw new DomainError("closed", refusal);
    const dueOn = await dayOfAnswer(ctx, round, input.dueOn);
    await ctx.db.update(nominations).set({ state: "more_asked" }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "more_asked", input.note, dueOn);
    await recordAudit(ctx, {
      act: "nominations.more_asked",
      subject: { kind: "nomination", id },
      after: { note: input.note, dueOn },
    });
    const { product } = await readDossier(ctx, id);
    const about = { product: product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      moreAskedMail({ name, ...about, note: input.note, dueOn }),
    );
  });
}

async function dayOfAnswer(ctx: WriteContext, round: RoundDetails, asked: PlainDate | undefined): Promise<PlainDate> {
  const today = todayInVietnam(ctx.now);
  const scoringOn = announcedOn(round.phases, "scoring");
  const holidays = await holidaysBetween(ctx, today, addDays(today, LONGEST_LIMIT_DAYS));
  const dueOn = asked ?? defaultDueOn(today, round.rules, scoringOn, holidays);
  const sentence =
    dueOn === null
      ? m.nominations_screen_no_day_left()
      : dueOn <= today
        ? m.nominations_screen_day_is_past()
        : scoringOn !== null && dueOn >= scoringOn
          ? m.nominations_screen_day_after_scoring({ date: formatDate(scoringOn) })
          : null;
  if (sentence || !dueOn) throw new DomainError("invalid", sentence ?? "", { dueOn: [sentence ?? ""] });
  return dueOn;
}

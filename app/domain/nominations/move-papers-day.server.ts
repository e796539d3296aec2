import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { MovePapersDayForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { papersDayMovedMail } from "./mails";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { whyNotMovePapersDay } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Set a later day for the papers an entry was admitted without, with the reason, which its producer reads. The sealed dossier and
 * the condition stay. Throws "closed" as the policy says, "conflict" when another officer did something since, "invalid"
 * (papersDueOn) for a day that is not to come or not later than the one that stands.
 * Source: docs/rules/nominations.md#conditions.
 */
export function movePapersDay(ctx: Context, id: string, input: MovePapersDayForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotMovePapersDay(ctx.actor, { ...row, ...facts });
    if (refusal) throw new DomainError("closed", refusal);
    const { papersDueOn, reason } = input;
    const wrong = faultOfDay(papersDueOn, row.papersDueOn!, todayInVietnam(ctx.now));
    if (wrong) throw new DomainError("invalid", wrong, { papersDueOn: [wrong] });

    await ctx.db.update(nominations).set({ papersDueOn }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "papers_day_moved", reason, papersDueOn);
    await recordAudit(ctx, {
      act: "nominations.papers_day_moved",
      subject: { kind: "nomination", id },
      before: { papersDueOn: row.papersDueOn },
      after: { papersDueOn, reason },
    });
    const { product } = await readDossier(ctx, id);
    const about = { product: product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      papersDayMovedMail({ name, ...about, dueOn: papersDueOn, reason }),
    );
  });
}

/** A day that was given is not made shorter. */
function faultOfDay(day: PlainDate, before: PlainDate, today: PlainDate): string | null {
  if (day <= today) return m.nominations_screen_day_is_past();
  return day <= before ? m.nominations_screen_day_not_later({ date: formatDate(before) }) : null;
}

import { and, eq, isNull } from "drizzle-orm";
import { gatekeepers, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { GatekeeperForm } from "./forms";
import { gatekeeperMail } from "./mails";
import { mayRunDays, whyNotSetUpDays } from "./policy";

/**
 * Let someone who has an account scan at the gates of a fair; they are told by mail. Whoever is named already stays so.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" once the report is settled, "invalid" where no open
 * account has the address.
 */
export function appointGatekeeper(ctx: Context, fairId: string, { email }: GatekeeperForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayRunDays(ctx.actor, fair)) throw new DomainError("forbidden", m.days_staff_only());
    const closed = whyNotSetUpDays(fair);
    if (closed) throw new DomainError("closed", closed);
    const [user] = await ctx.db
      .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user) throw new DomainError("invalid", m.days_no_account(), { email: [m.days_no_account()] });
    const [made] = await ctx.db
      .insert(gatekeepers)
      .values({ fairId: fair.id, userId: user.id, appointedBy: ctx.actor!.userId, appointedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: gatekeepers.id });
    if (!made) return;
    await recordAudit(ctx, {
      act: "fair_days.gatekeeper_named",
      subject: { kind: "fair", id: fair.id },
      after: { userId: user.id },
    });
    await queueLetter(ctx, user, () => gatekeeperMail(fair, user.name));
  });
}

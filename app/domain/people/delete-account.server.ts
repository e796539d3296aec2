import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { consents, invitations, mails, memberships, passwordResets, users } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { closeAccount } from "./close-account.server";
import { dropTicksOf } from "./consents.server";
import type { ConfirmByPasswordForm } from "./forms";
import { hasSat } from "./leaving.server";
import { lockLeaver } from "./lock-leaver.server";
import type { User } from "./lock-people.server";
import { accountDeletedMail } from "./mails";
import { tellOfOpenSeats } from "./open-seats.server";
import { pseudonymOf } from "./rules";

/**
 * Delete one's own account for good. Address, telephone and password go, roles end, open invitations are taken back; the
 * name goes too, unless the person sat in a jury or a council, whose records must name them. Decisions, sheets, complaints,
 * ledger and audit stay as they are; who runs a round that waits for the person is told. Source: Law 91/2025/QH15, article 14; docs/rules/people.md#leaving
 * Throws "forbidden" for another's account and the last admin, "invalid" for a wrong password, "closed" when the account was
 * closed meanwhile.
 */
export function deleteAccount(ctx: Context, userId: string, form: ConfirmByPasswordForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const user = await lockLeaver(ctx, userId, form);
    const keepsName = await hasSat(ctx, userId);
    await endEverything(ctx, user);
    await forgetMails(ctx, user);
    await tellOfOpenSeats(ctx, user);
    await queueLetter(ctx, user, () => accountDeletedMail({ name: user.name, at: ctx.now }));
    const { email, name } = pseudonymOf(userId);
    await ctx.db
      .update(users)
      .set({ email, phone: null, passwordHash: null, demo: null, ...(!keepsName && { name }) })
      .where(eq(users.id, userId));
    await recordAudit(ctx, {
      act: "people.deleted",
      subject: { kind: "user", id: userId },
      after: { keepsName },
    });
  });
}

async function endEverything(ctx: WriteContext, user: User): Promise<void> {
  await closeAccount(ctx, user.id, "deleted");
  await ctx.db.delete(passwordResets).where(eq(passwordResets.userId, user.id));
  await dropTicksOf(ctx, user.id);
  const toThem = eq(invitations.email, user.email);
  await ctx.db
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(and(toThem, isNull(invitations.acceptedAt), isNull(invitations.revokedAt)));
  await ctx.db.update(invitations).set(pseudonymOf(user.id)).where(toThem);
  await ctx.db
    .update(memberships)
    .set({ endedAt: ctx.now })
    .where(and(eq(memberships.userId, user.id), isNull(memberships.endedAt)));
  await ctx.db
    .update(consents)
    .set({ withdrawnAt: ctx.now })
    .where(and(eq(consents.userId, user.id), isNull(consents.withdrawnAt)));
}

/** One that is being sent this moment goes with the nightly tidying. */
async function forgetMails(ctx: WriteContext, user: User): Promise<void> {
  const own = ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(sql`lower(${mails.recipient}) = lower(${user.email})`)
    .for("update", { skipLocked: true });
  await ctx.db.delete(mails).where(inArray(mails.id, own));
}

import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AccountForm } from "./forms";
import { lockUser } from "./lock-people.server";
import { mayEditAccount } from "./policy";

/** One's own name, phone and language of mails. The audit, which nothing is taken out of, keeps what changed, not the values. */
export function updateAccount(ctx: Context, userId: string, form: AccountForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const user = await lockUser(ctx, userId);
    if (!user || !mayEditAccount(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
    const wanted = { name: form.name, phone: form.phone ?? null, locale: form.locale };
    const changed = (["name", "phone", "locale"] as const).filter((field) => user[field] !== wanted[field]);
    if (changed.length === 0) return;
    await ctx.db.update(users).set(wanted).where(eq(users.id, userId));
    await recordAudit(ctx, { act: "people.edited", subject: { kind: "user", id: userId }, after: { changed } });
  });
}

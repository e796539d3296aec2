import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { AccountForm } from "./forms";
import { mayEditAccount } from "./policy";

/** One's own name, phone and language of mails. */
export async function updateAccount(ctx: Context, userId: string, form: AccountForm): Promise<void> {
  if (!mayEditAccount(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
  await ctx.db
    .update(users)
    .set({ name: form.name, phone: form.phone ?? null, locale: form.locale })
    .where(eq(users.id, userId));
}

import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import type { ConfirmByPasswordForm } from "./forms";
import { lockBesideAdmins, type User } from "./lock-people.server";
import { assertOwnPassword } from "./password.server";
import { mayUseDataRights, whyNotLeave } from "./policy";

/**
 * The account of someone who leaves by themselves and said so with their password, locked.
 * Throws "forbidden" for another's account and the last admin, "invalid" for a wrong password, "closed" when the account was
 * closed meanwhile.
 */
export async function lockLeaver(ctx: WriteContext, userId: string, form: ConfirmByPasswordForm): Promise<User> {
  const { user, isLastAdmin } = await lockBesideAdmins(ctx, userId);
  if (!user || !mayUseDataRights(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
  if (user.disabledAt !== null) throw new DomainError("closed", m.people_account_disabled());
  const reason = whyNotLeave(isLastAdmin);
  if (reason) throw new DomainError("forbidden", reason);
  await assertOwnPassword(user.passwordHash, form.current);
  return user;
}

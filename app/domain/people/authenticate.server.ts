import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isPasswordOf } from "./password.server";

/**
 * Who signs in with this address and password. Throws "invalid" with one sentence for an unknown address, a wrong password,
 * an account without one and a disabled one, after the same time.
 */
export async function authenticate(
  ctx: Context,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const [user] = await ctx.db
    .select({ id: users.id, passwordHash: users.passwordHash, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.email, email));
  const isRight = await isPasswordOf(user?.passwordHash ?? null, password);
  if (!user || !isRight || user.disabledAt !== null) throw new DomainError("invalid", m.people_sign_in_wrong());
  return user.id;
}

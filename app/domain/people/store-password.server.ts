import { and, eq, isNull, ne } from "drizzle-orm";
import { passwordResets, sessions, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { listedSessionId } from "./lucia.server";
import { hashPassword } from "./password.server";
import { whyNotPassword } from "./rules";

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Keep a new password and the name, end the sessions of the account and its open links. The account's row is locked.
 * keepSession: the id in the cookie of the session that goes on, if any. Throws "invalid" when the password is too easy.
 */
export async function storePassword(
  ctx: WriteContext,
  person: Person,
  password: string,
  { keepSession }: { keepSession: string | null },
): Promise<void> {
  const reason = whyNotPassword(password, person);
  if (reason) throw new DomainError("invalid", reason, { password: [reason] });
  const passwordHash = await hashPassword(password);
  await ctx.db.update(users).set({ passwordHash, name: person.name }).where(eq(users.id, person.id));
  const others = keepSession ? ne(sessions.id, listedSessionId(keepSession)) : undefined;
  await ctx.db.delete(sessions).where(and(eq(sessions.userId, person.id), others));
  await ctx.db
    .update(passwordResets)
    .set({ usedAt: ctx.now })
    .where(and(eq(passwordResets.userId, person.id), isNull(passwordResets.usedAt)));
}

import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { users } from "~/db/schema";
import { openLucia } from "~/domain/people/lucia.server";

/** A session row for a person, as signing in makes one. Returns what the cookie "session" holds. */
export async function aSession(db: Database, userId: string): Promise<string> {
  const keeper = openLucia(db, { secure: false });
  const session = await keeper.createSession(userId, { address: "127.0.0.1", userAgent: "test" });
  return session.id;
}

export async function aSessionOf(db: Database, email: string): Promise<string> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!user) throw new Error(`nobody has the address ${email}`);
  return aSession(db, user.id);
}

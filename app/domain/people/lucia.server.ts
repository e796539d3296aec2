import { createHash } from "node:crypto";
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import type { Database } from "~/db/client.server";
import { sessions, users } from "~/db/schema";

const hash = (sessionId: string) => createHash("sha256").update(sessionId).digest("hex");

/** The database holds only the hash of a session's id, so that a leaked backup signs nobody in. */
function keepingHashes(inner: Adapter): Adapter {
  return {
    getSessionAndUser: async (sessionId) => {
      const [session, user] = await inner.getSessionAndUser(hash(sessionId));
      return session && user ? [{ ...session, id: sessionId }, user] : [null, null];
    },
    getUserSessions: (userId) => inner.getUserSessions(userId),
    setSession: (session) => inner.setSession({ ...session, id: hash(session.id) }),
    updateSessionExpiration: (sessionId, expiresAt) => inner.updateSessionExpiration(hash(sessionId), expiresAt),
    deleteSession: (sessionId) => inner.deleteSession(hash(sessionId)),
    deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
    deleteExpiredSessions: () => inner.deleteExpiredSessions(),
  };
}

/** Sessions of 30 days, prolonged while in use. */
export function openLucia(db: Database, options: { secure: boolean }) {
  return new Lucia(keepingHashes(new DrizzlePostgreSQLAdapter(db, sessions, users)), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: {
      name: "session",
      expires: true,
      attributes: { secure: options.secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ email, name, locale, disabledAt }) => ({ email, name, locale, disabledAt }),
    getSessionAttributes: ({ lastSeenAt }) => ({ lastSeenAt }),
  });
}

export type SessionKeeper = ReturnType<typeof openLucia>;

/** The id under which the session of a cookie is listed. */
export const listedSessionId = hash;

declare module "lucia" {
  interface Register {
    Lucia: SessionKeeper;
    DatabaseUserAttributes: { email: string; name: string; locale: string; disabledAt: Date | null };
    DatabaseSessionAttributes: { lastSeenAt?: Date; address: string | null; userAgent: string | null };
  }
}

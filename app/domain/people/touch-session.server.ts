import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { sessions } from "~/db/schema";
import { listedSessionId } from "./lucia.server";

const EVERY_MS = 5 * 60 * 1000;

/** Note that a session is in use, at most once in five minutes. */
export async function touchSession(db: Database, sessionId: string, lastSeenAt: Date | null, now: Date): Promise<void> {
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < EVERY_MS) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(eq(sessions.id, listedSessionId(sessionId)));
}

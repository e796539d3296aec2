import { asc, eq } from "drizzle-orm";
import { aRunningFair } from "#tests/db/fair-days/hall";
import { aMeetingSession } from "#tests/factories/meetings";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, type meetingSessions } from "~/db/schema";

/** Weeks before the fair: registration is open. */
export const BEFORE = new Date("2026-11-20T02:00:00Z");
/** A time of the first day of the fair, in Vietnam. */
export const at = (clock: string) => new Date(`2026-12-04T${clock}:00+07:00`);

/** A fair with an exhibitor and a session of four hours at two tables, and everybody's contexts. */
export async function aHall(
  db: Database,
  now: Date = BEFORE,
  values: Partial<typeof meetingSessions.$inferInsert> = {},
) {
  const fair = await aRunningFair(db, now);
  const session = await aMeetingSession(db, {
    fairId: fair.fair.id,
    createdBy: fair.organiser.actor!.userId,
    ...values,
  });
  const own = { side: "exhibitor", applicationId: fair.application.id } as const;
  const desk = { side: "organiser", fairId: fair.fair.id, sessionId: session.id } as const;
  return { ...fair, session, own, desk, visitor: contextOf(db, null, now) };
}

/** What every mail to somebody is for, in their order. */
export const mailsTo = async (db: Database, recipient: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, recipient)).orderBy(asc(mails.id))).map(
    ({ purpose }) => purpose,
  );

/** The text of the last mail of a purpose. */
export const lastMail = async (db: Database, purpose: string) =>
  (await db.select().from(mails).where(eq(mails.purpose, purpose)).orderBy(asc(mails.id))).at(-1);

import { asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { booths, type fairs } from "~/db/schema";

/** The first day of the fair, at a time in Vietnam. */
export const at = (clock: string) => new Date(`2026-12-04T${clock}:00+07:00`);

/** A fair with an exhibitor who has one of its two booths, and everybody's contexts at 09h00 of its first day. */
export async function aRunningFair(
  db: Database,
  now: Date = at("09:00"),
  days: Partial<typeof fairs.$inferInsert> = {},
) {
  const agency = await anAgency(db);
  const fair = await aFair(db, { agencyId: agency.id, ...days });
  const establishment = await anEstablishment(db);
  const producer = await aProducer(db, establishment.id);
  const application = await anApplication(db, {
    fairId: fair.id,
    establishmentId: establishment.id,
    createdBy: producer.userId,
  });
  const [booth] = await db.select().from(booths).where(eq(booths.fairId, fair.id)).orderBy(asc(booths.code));
  const during = "[2026-11-01T00:00:00Z,)";
  await aClaim(db, { boothId: booth!.id, applicationId: application.id, state: "confirmed", during });
  const organiser = contextOf(db, await anOrganiser(db, agency.id), now);
  const support = contextOf(db, await anOrganiser(db, agency.id, "support"), now);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), now);
  return { agency, fair, application, organiser, support, stranger, exhibitor: contextOf(db, producer, now) };
}

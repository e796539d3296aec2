import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { applicationAsks, applications, boothClaims, type fairs, provinces } from "~/db/schema";
import { aRowOfBooths } from "./booths";
import { anEstablishment } from "./establishments";
import { aUser } from "./people";

/** So many more booths of a fair, in rows of 25, each confirmed by an application of its own with a name of its own, of all provinces in turn. */
export async function aFullFair(db: Database, fair: typeof fairs.$inferSelect, count: number): Promise<void> {
  const own = await db.select({ id: provinces.id }).from(provinces);
  const { id: createdBy } = await aUser(db);
  await db.execute(sql`update halls set width = 1700, height = 1500 where fair_id = ${fair.id}`);
  const at = new Date();
  for (let row = 0; row * 25 < count; row += 1) {
    const booths = await aRowOfBooths(db, fair, Math.min(25, count - row * 25), {
      letter: "BCDEFGHIKLMNOPQRSTUVWXYZ"[row]!,
      row: row + 1,
    });
    const makers = await Promise.all(booths.map(() => anEstablishment(db)));
    const made = await db
      .insert(applications)
      .values(
        booths.map((booth, place) => ({
          fairId: fair.id,
          establishmentId: makers[place]!.id,
          createdBy,
          number: `DON-${booth.code}`,
          provinceId: own[(row * 25 + place) % own.length]!.id,
          state: "accepted" as const,
          signName: `Cơ sở sản xuất ${((row * 25 + place) * 2654435761).toString(36)}`,
          ...{ declaredAt: at, submittedAt: at, decidedAt: at },
        })),
      )
      .returning({ id: applications.id });
    await db
      .insert(applicationAsks)
      .values(made.map(({ id }) => ({ applicationId: id, kind: "standard" as const, booths: 1, granted: 1 })));
    await db.insert(boothClaims).values(
      booths.map((booth, place) => ({
        boothId: booth.id,
        applicationId: made[place]!.id,
        state: "confirmed" as const,
        during: `[${at.toISOString()},)`,
        claimedBy: createdBy,
      })),
    );
  }
}

import { and, asc, eq, inArray, like } from "drizzle-orm";
import { appointments, establishments, nominations, panels, products } from "~/db/schema";
import { DEMO_ACCOUNTS } from "./accounts.server";
import type { DemoRound, DemoWorld } from "./rounds.server";

/** One juror comes from the commune of a maker of their own family name, so that the demo has hints to look into. */
export async function nameNeighbour({ db, people }: DemoWorld, round: DemoRound): Promise<void> {
  const family = DEMO_ACCOUNTS.juror8.split(" ")[0];
  const [neighbour] = await db
    .select({ homeProvinceId: establishments.provinceId, homeCommune: establishments.commune })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(and(eq(nominations.roundId, round.id), like(establishments.representative, `${family} %`)))
    .orderBy(asc(nominations.code))
    .limit(1);
  if (!neighbour) return;
  const ofRound = db.select({ id: panels.id }).from(panels).where(eq(panels.roundId, round.id));
  await db
    .update(appointments)
    .set(neighbour)
    .where(and(inArray(appointments.panelId, ofRound), eq(appointments.userId, people.ids.juror8)));
}

import { and, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { conflictAnswers, recusals, rounds } from "~/db/schema";
import { entryKey } from "~/domain/conflicts/entry-key.server";
import { form, type Makers } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

const pairOf = ({ things, places }: World) => ({
  appointmentId: places["/organiser/rounds/:slug/conflicts/:seat"]!,
  nominationId: things.entryId,
});

/** The juror has not answered for the entry yet. Returns the key under which they do. */
async function unanswered(world: World, db: Database): Promise<string> {
  const { appointmentId, nominationId } = pairOf(world);
  const ofPair = and(eq(conflictAnswers.appointmentId, appointmentId), eq(conflictAnswers.nominationId, nominationId));
  await db.delete(conflictAnswers).where(ofPair);
  const [round] = await db.select().from(rounds).where(eq(rounds.id, world.things.round.id));
  return entryKey(round!.ledgerSalt, appointmentId, nominationId);
}

/** What is posted about connections between jurors and entrants. */
export const CONFLICT_POSTINGS: Makers = {
  "/judge/rounds/:slug/conflicts": async (world, db) => ({
    form: { [`answers.${await unanswered(world, db)}.answer`]: "none", after: "stay" },
  }),
  "/judge/rounds/:slug/conflicts/rest": async (world, db) => ({ form: { entries: await unanswered(world, db) } }),
  "/organiser/rounds/:slug/conflicts/:seat/:entry/hints/:kind": form(() => typed.reason),
  "/organiser/rounds/:slug/conflicts/:seat/:entry/lifting": async (world, db) => {
    await db.insert(recusals).values({ ...pairOf(world), kind: "abstention", reason: "Không chấm được" });
    return { form: typed.reason };
  },
  "/organiser/rounds/:slug/conflicts/reminder": async (world, db) => {
    await unanswered(world, db);
    return {};
  },
};

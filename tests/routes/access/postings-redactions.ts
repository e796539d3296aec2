import { eq, sql } from "drizzle-orm";
import { aBlindCopy } from "#tests/factories/redactions";
import type { Database } from "~/db/client.server";
import { rounds } from "~/db/schema";
import { seenKey } from "~/domain/redactions/entry.server";
import type { Makers } from "./posting";
import type { World } from "./world";

async function makeBlind({ things }: World, db: Database): Promise<void> {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, things.round.id));
  const rules = { ...(round!.rules as object), blind: { value: true, source: "" } };
  // The rules of an open round are frozen, also in the database.
  await db.execute(sql`set local session_replication_role = replica`);
  await db.update(rounds).set({ rules }).where(eq(rounds.id, things.round.id));
  await db.execute(sql`set local session_replication_role = origin`);
}

/** What is posted about blind copies. */
export const REDACTION_POSTINGS: Makers = {
  "/organiser/rounds/:slug/redactions/:nomination": async (world, db) => {
    await makeBlind(world, db);
    return { form: { productName: "Nước mắm", seen: "" } };
  },
  "/organiser/rounds/:slug/redactions/:nomination/release": async (world, db) => {
    await makeBlind(world, db);
    return { form: { seen: seenKey(await aBlindCopy(db, world.things.entryId, { released: false })) } };
  },
};

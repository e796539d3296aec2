import { eq } from "drizzle-orm";
import { setPhase } from "#tests/factories/rounds";
import type { Database } from "~/db/client.server";
import { pointFrames } from "~/db/schema";
import type { Makers } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

/** The point frame of a round, which is free until scoring begins, and rules that the council reopened. */
export const FRAME_POSTINGS: Makers = {
  "/frames/:id/decision": async (world, db) => ({
    form: { seen: await beforeScoring(world, db), number: "95/QĐ-HĐBC", decidedOn: typed.inDays(0) },
  }),
  "/frames/:id/return": async (world, db) => ({ form: { seen: await beforeScoring(world, db), ...typed.reason } }),
  "/judge/rounds/:slug/frame": proposal,
  "/organiser/rounds/:slug/frame": proposal,
  "/organiser/rounds/:slug/rules/reopening": ({ things }) => ({
    form: {
      ...typed.rules,
      ...{ cap: "31", minimumSheets: "1", seen: things.round.rulesHash!, confirmed: "yes" },
      ...{ number: "96/QĐ-HĐBC", decidedOn: typed.inDays(0), ...typed.reason },
    },
  }),
};

/** The frame as it is: sent without a root, nothing of that root changes. */
async function proposal(world: World, db: Database) {
  await beforeScoring(world, db);
  return { form: { note: "Theo hồ sơ đã nhận" } };
}

/** Goes back to screening; when the frame that waits was proposed. */
async function beforeScoring({ things }: World, db: Database): Promise<string> {
  await setPhase(db, things.round.id, "screening");
  const [frame] = await db.select().from(pointFrames).where(eq(pointFrames.roundId, things.round.id));
  return frame!.proposedAt.toISOString();
}

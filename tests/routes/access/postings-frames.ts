import { eq, inArray } from "drizzle-orm";
import { setPhase } from "#tests/factories/rounds";
import { capsForm } from "#tests/factories/section-forms";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { criteria, pointFrames, sheetPoints } from "~/db/schema";
import { roundById } from "~/domain/rounds/queries.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";
import { type Makers, plain } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

/** The point frame of a round, which is free until scoring begins, and rules that the council reopened. */
export const FRAME_POSTINGS: Makers = {
  "/frames/:id/decision": async (world, db) => ({
    form: { seen: await beforeScoring(world, db), number: "95/QĐ-HĐBC", decidedOn: typed.inDays(0) },
  }),
  "/frames/:id/return": async (world, db) => ({ form: { seen: await beforeScoring(world, db), ...typed.reason } }),
  // A criterion that is left without bands.
  "/frames/rounds/:slug/criteria/:criterion": async (world, db) => ({
    form: { version: String(Date.parse(await beforeScoring(world, db))) },
  }),
  "/judge/rounds/:slug/frame": proposal,
  "/organiser/rounds/:slug/frame": proposal,
  "/organiser/rounds/:slug/rules/reopening": async (world, db) => ({
    form: {
      version: await reopened(world, db),
      ...{ number: "96/QĐ-HĐBC", decidedOn: typed.inDays(0), ...typed.reason },
    },
  }),
  "/organiser/rounds/:slug/rules/reopening/removal": async (world, db) => ({
    form: { version: await reopened(world, db) },
  }),
  "/organiser/rounds/:slug/rules/reopening/start": plain,
};

/** A limit that is to be reopened. Returns how often the reopening was saved. */
async function reopened({ people, things }: World, db: Database): Promise<string> {
  const ctx = contextOf(db, people.organiser);
  const { id } = things.round;
  await startReopening(ctx, id);
  const { rules, rulesVersion } = await roundById(ctx, id);
  const form = capsForm(rules, { version: rulesVersion, cap: 31 });
  await saveRoundRules(ctx, id, { section: "caps", form });
  return String(rulesVersion + 1);
}

/** The first criterion under another name: sent without a root, nothing of that root changes. */
async function proposal(world: World, db: Database) {
  await beforeScoring(world, db);
  const { rules } = await roundById(contextOf(db, world.people.organiser), world.things.round.id);
  const [root] = rules.criteria.value;
  const fields = (root!.parts ?? []).flatMap(({ code, title, titleEn, maximum }, place) => {
    const part = { was: code, code, title: place === 0 ? `${title}, xuất khẩu` : title, titleEn };
    const typedIn = Object.entries({ ...part, maximum: String(maximum / 100) });
    return typedIn.map(([name, value]) => [`roots[0].parts[${place}].${name}`, value]);
  });
  return { form: { note: "Theo hồ sơ đã nhận", "roots[0].code": root!.code, ...Object.fromEntries(fields) } };
}

/** Goes back to screening, where nothing is scored yet; when the frame that waits was proposed. */
async function beforeScoring({ things }: World, db: Database): Promise<string> {
  const scored = db.select({ id: criteria.id }).from(criteria).where(eq(criteria.roundId, things.round.id));
  await db.delete(sheetPoints).where(inArray(sheetPoints.criterionId, scored));
  await setPhase(db, things.round.id, "screening");
  const [frame] = await db.select().from(pointFrames).where(eq(pointFrames.roundId, things.round.id));
  return frame!.proposedAt.toISOString();
}

import { desc, eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aProduct } from "#tests/factories/products";
import { setPhase } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { nominationEvents } from "~/db/schema";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { form, type Makers, onSubmitted, type Posting } from "./posting";
import * as typed from "./typed";
import type { World } from "./world";

/** What the officers of an agency do with dossiers, one by one and many at once, and what its producer owes afterwards. */
export const SCREENING_POSTINGS: Makers = {
  "/organiser/nominations/:id/admission/undoing": async (world, db) => {
    const id = await answered(world, db, "admitted");
    return { form: typed.reason, places: { "/organiser/nominations/:id": id } };
  },
  "/organiser/nominations/:id/refusal/undoing": async (world, db) => {
    const id = await answered(world, db, "refused");
    return { form: typed.reason, places: { "/organiser/nominations/:id": id } };
  },
  "/organiser/nominations/:id/assignment": (world, db) =>
    onSubmitted(world, db, { assigneeId: world.people.support!.userId }),
  "/organiser/nominations/:id/checks": (world, db) =>
    onSubmitted(world, db, { requirement: "registration", verdict: "missing" }),
  "/organiser/nominations/:id/completion": async (world, db) => {
    const id = await admittedOnCondition(world, db);
    await checkPaper(contextOf(db, world.people.organiser), id, { requirement: "food_safety", verdict: "in_order" });
    return { form: {}, places: { "/organiser/nominations/:id": id } };
  },
  "/organiser/nominations/:id/papers-day": async (world, db) => {
    const id = await admittedOnCondition(world, db);
    return { form: { ...typed.reason, papersDueOn: typed.inDays(30) }, places: { "/organiser/nominations/:id": id } };
  },
  "/organiser/nominations/:id/sample": form(() => ({ kind: "received", note: "Kho tầng 1" })),
  "/organiser/rounds/:slug/nominations/admission": async (world, db) => {
    const posting = await onMany(world, db, {});
    const [id] = (posting.form as typed.Typed)["entries[0]"]!.split(" ");
    await checkPaper(contextOf(db, world.people.organiser), id!, { requirement: "registration", verdict: "in_order" });
    return posting;
  },
  "/organiser/rounds/:slug/nominations/assignment": (world, db) =>
    onMany(world, db, { assigneeId: world.people.support!.userId }),
  "/organiser/rounds/:slug/nominations/request": (world, db) =>
    onMany(world, db, { note: "Xin bổ sung giấy đăng ký kinh doanh.", requirement: "registration" }),
  "/producer/nominations/:id/pending-papers": async (world, db) => {
    const id = await admittedOnCondition(world, db);
    return { form: typed.paper("food_safety"), places: { "/producer/nominations/:id": id } };
  },
};

/** The first entry of a bulk act: a dossier that waits, as the page saw it last. */
async function onMany(world: World, db: Database, fields: typed.Typed): Promise<Posting> {
  const { places } = await onSubmitted(world, db, {});
  const id = places!["/organiser/nominations/:id"]!;
  const [last] = await db
    .select({ id: nominationEvents.id })
    .from(nominationEvents)
    .where(eq(nominationEvents.nominationId, id))
    .orderBy(desc(nominationEvents.id))
    .limit(1);
  return { form: { ...fields, "entries[0]": `${id} ${last!.id}` } };
}

/** An entry that has its answer. Returns its id. */
async function answered({ things }: World, db: Database, state: "admitted" | "refused"): Promise<string> {
  await setPhase(db, things.round.id, "screening");
  const product = await aProduct(db, { establishmentId: things.establishmentId });
  return (await aNomination(db, { roundId: things.round.id, product, state })).id;
}

/** An entry that was admitted although a paper is still to come. Returns its id. */
async function admittedOnCondition({ people, things }: World, db: Database): Promise<string> {
  await setPhase(db, things.round.id, "screening");
  const product = await aProduct(db, { establishmentId: things.establishmentId });
  const { id } = await aNomination(db, { roundId: things.round.id, product, state: "submitted" });
  await admitNomination(contextOf(db, people.organiser), id, {
    groupCode: "B",
    pending: ["food_safety"],
    papersDueOn: typed.plainInDays(20),
  });
  return id;
}

import { eq, sql } from "drizzle-orm";
import { aCall, DURING_CALL } from "#tests/factories/applications";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { applications, fairs } from "~/db/schema";
import { startApplication } from "~/domain/applications/start-application.server";
import { factsOfFair } from "~/domain/fairs/facts.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { nextAct } from "~/domain/fairs/next-act";
import { preparationOf, whyNotPublish } from "~/domain/fairs/preparation";
import { publishFair } from "~/domain/fairs/publish-fair.server";
import { fairBySlug } from "~/domain/fairs/queries.server";
import { setDeadlines } from "~/domain/fairs/set-deadlines.server";
import { setPrices } from "~/domain/fairs/set-prices.server";
import { withdrawPublication } from "~/domain/fairs/withdraw-publication.server";
import { aFairAtWork, applied, NOW, refusalOf } from "./at-work";

const CALL = { applicationsOpenOn: "2026-09-01", applicationsCloseOn: "2026-10-15" };
const PRICE = { kind: "standard", price: 8_000_000, per: "booth", includes: "" } as const;

/** A draft with its call and a price, saved twice. */
async function aReadyFair(db: Parameters<typeof aFairAtWork>[0]) {
  const world = await aFairAtWork(db, { publishedAt: null });
  await setDeadlines(world.ctx, world.fair.id, { version: 1, ...CALL });
  await setPrices(world.ctx, world.fair.id, { version: 2, prices: [PRICE], services: [] });
  return world;
}

test("a fair without its call and a price is not published, and says what is missing", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db, { publishedAt: null });
  const details = await fairById(ctx, fair.id);
  const facts = await factsOfFair(ctx, details);

  expect(whyNotPublish(details, facts, NOW)).toHaveLength(2);
  expect(preparationOf(details, facts, NOW).map(({ step, state }) => [step, state])).toEqual([
    ["identity", "ready"],
    ["deadlines", "missing"],
    ["prices", "missing"],
    ["terms", "ready"],
    ["quotas", "later"],
    ["programme", "later"],
    ["budget", "later"],
  ]);
  expect(
    nextAct(details, facts, preparationOf(details, facts, NOW), { now: NOW, today: "2026-08-01", toPayBack: 0 }),
  ).toEqual({
    kind: "set",
    step: "deadlines",
  });
  expect(await refusalOf(publishFair(ctx, fair.id, { version: 1 }))).toEqual(["invalid"]);
});

test("what is published is there for everybody, and goes back to its desk while nobody applied", async ({ db }) => {
  const { fair, ctx } = await aReadyFair(db);
  const visitor = { ...ctx, actor: null };
  expect(await refusalOf(fairBySlug(visitor, fair.slug))).toEqual(["not_found"]);

  await publishFair(ctx, fair.id, { version: 3 });
  expect(await fairBySlug(visitor, fair.slug)).toMatchObject({ publishedAt: NOW, version: 4 });
  await withdrawPublication(ctx, fair.id, { version: 4 });

  expect(await refusalOf(fairBySlug(visitor, fair.slug))).toEqual(["not_found"]);
  expect((await auditOf(db, fair.id)).slice(-2)).toEqual(["fairs.published", "fairs.publication_withdrawn"]);
});

test("an application that was begun keeps a fair public, one that was withdrawn does not", async ({ db }) => {
  const { fair, ctx } = await aReadyFair(db);
  await publishFair(ctx, fair.id, { version: 3 });
  const { id } = await applied(db, fair.id, { state: "draft" });

  expect(await refusalOf(withdrawPublication(ctx, fair.id, { version: 4 }))).toEqual(["closed"]);
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, id));
  expect(await refusalOf(withdrawPublication(ctx, fair.id, { version: 4 }))).toEqual(["done"]);
});

test("publication and its withdrawal are refused to others, twice, over another's save, and past the days", async ({
  db,
}) => {
  const { fair, ctx, others } = await aReadyFair(db);
  const publish = (who = ctx, version = 3) => refusalOf(publishFair(who, fair.id, { version }));
  const withdraw = (who = ctx, version = 4) => refusalOf(withdrawPublication(who, fair.id, { version }));

  for (const other of others) expect(await publish(other)).toEqual(["forbidden"]);
  expect([await withdraw(ctx, 3), await publish(ctx, 2)]).toEqual([["conflict"], ["conflict"]]);
  expect(await publish({ ...ctx, now: new Date("2026-10-15T10:00:00Z") })).toEqual(["invalid"]);
  await publish();
  for (const other of others) expect(await withdraw(other)).toEqual(["forbidden"]);
  expect([await publish(ctx, 4), await withdraw(ctx, 3)]).toEqual([["conflict"], ["conflict"]]);
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, fair.id));
  expect(await withdraw()).toEqual(["closed"]);
});

test("drafts of applications are in no count of the organiser's", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  for (const state of ["draft", "submitted", "submitted", "refused"] as const) await applied(db, fair.id, { state });
  const details = await fairById(ctx, fair.id);
  const facts = await factsOfFair(ctx, details);

  expect(facts).toMatchObject({
    applications: { submitted: 2, refused: 1 },
    booths: { available: 2 },
    boothsInAll: 2,
    drawn: ["standard"],
  });
  expect(nextAct(details, facts, [], { now: NOW, today: "2026-08-01", toPayBack: 0 })).toEqual({
    kind: "answer",
    count: 2,
  });
  expect(nextAct(details, facts, [], { now: NOW, today: "2026-12-05", toPayBack: 0 })).toEqual({ kind: "hold" });
  expect(nextAct(details, facts, [], { now: NOW, today: "2026-12-10", toPayBack: 0 })).toEqual({ kind: "report" });
});

test("a cancelled fair waits for what is still to go back, and then for nothing", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const details = await fairById(ctx, fair.id);
  const facts = await factsOfFair(ctx, details);
  const cancelled = { ...details, cancelledAt: NOW };
  const left = (toPayBack: number) => nextAct(cancelled, facts, [], { now: NOW, today: "2026-08-01", toPayBack });
  expect([left(3_000_000), left(0)]).toEqual([{ kind: "pay_back", amount: 3_000_000 }, { kind: "none" }]);
});

test("a fair does not go back to its desk between the look at it and the application that is begun", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id } = await anEstablishment(db);
  const maker = contextOf(db, await aProducer(db, id), DURING_CALL);

  // The application waits for its table with the fair read already.
  const endings = await meeting(db, sql`lock table applications in share row exclusive mode`, [
    () => startApplication(maker, fair.id, { applicant: { kind: "establishment", id } }),
    () => withdrawPublication(office, fair.id, { version: fair.version }),
  ]);

  expect(endings).toEqual(["done", "closed"]);
  expect(await db.$count(applications, eq(applications.fairId, fair.id))).toBe(1);
});

import { and, asc, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aRowCalled, runOf } from "#tests/factories/allocation-runs";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { actorOf, aMembership, anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import {
  allocationPairs,
  allocationRuns,
  applicationAsks,
  applications,
  boothClaims,
  boothEvents,
  booths,
  fairQuotas,
  fairs,
} from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { adoptRun } from "~/domain/allocations/adopt-run.server";
import { cancelRun } from "~/domain/allocations/cancel-run.server";
import { discardRun } from "~/domain/allocations/discard-run.server";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { allocationDesk, allocationRun, pairsOfFair } from "~/domain/allocations/queries.server";
import { readInput } from "~/domain/allocations/read-input.server";
import { removePair } from "~/domain/allocations/remove-pair.server";
import { requestRun } from "~/domain/allocations/request-run.server";
import { USUAL_SETTINGS } from "~/domain/allocations/rules";
import { setPair } from "~/domain/allocations/set-pair.server";
import { ALLOCATION_RUNS, solveRun } from "~/domain/allocations/solve-run.server";
import { unlockBooth } from "~/domain/allocations/unlock-booth.server";
import { resumeRuns } from "~/domain/runs/resume-runs.server";

const NOW = new Date("2026-11-02T02:00:00Z");
const KEEP = { despiteChanges: false };

/** A fair with a row of seven booths, B1 to B7, beside the two it has, and applications with what each was granted. */
async function aFairToPlace(db: Database, granted: readonly number[]) {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await db.update(booths).set({ blockedReason: "Lối thoát hiểm" }).where(eq(booths.fairId, fair.id));
  const row = await aRowCalled(db, fair.id, ["B1", "B2", "B3", "B4", "B5", "B6", "B7"]);
  const organiser = await anOrganiser(db, agencyId);
  const ctx = contextOf(db, organiser, NOW);
  const made = [];
  for (const [at, count] of granted.entries()) {
    const establishment = await anEstablishment(db);
    made.push(
      await anApplication(db, {
        fairId: fair.id,
        establishmentId: establishment.id,
        createdBy: organiser.userId,
        granted: count,
        number: `HC-00${at + 1}`,
        signName: `Cơ sở ${at + 1}`,
      }),
    );
  }
  return { fair, row, ctx, applications: made, organiser };
}

type Scene = Awaited<ReturnType<typeof aFairToPlace>>;

/** Ask for a plan and compute it, as the job does. */
async function aPlan({ fair, ctx }: Scene, settings = USUAL_SETTINGS): Promise<number> {
  const number = await requestRun(ctx, fair.id, settings);
  const { id } = await runOf(ctx.db as Database, fair.id, number);
  await solveRun(contextOf(ctx.db as Database, null, NOW), id);
  return number;
}

/** "B1 HC-001 reserved", in the order of codes. */
async function standing({ fair, ctx }: Scene): Promise<string[]> {
  const rows = await ctx.db
    .select({ code: booths.code, number: applications.number, state: boothClaims.state })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(
      and(eq(booths.fairId, fair.id), sql`upper_inf(${boothClaims.during}) and not isempty(${boothClaims.during})`),
    )
    .orderBy(asc(booths.code));
  return rows.map((row) => `${row.code} ${row.number} ${row.state}`);
}

const statesOf = async ({ fair, ctx }: Scene) =>
  (
    await ctx.db.select().from(allocationRuns).where(eq(allocationRuns.fairId, fair.id)).orderBy(allocationRuns.number)
  ).map((run) => run.state);

const refused = (code: string) => expect.objectContaining({ code });

test("a plan places every accepted application, proves that none is better, and gives nothing before it is taken over", async ({
  db,
}) => {
  const scene = await aFairToPlace(db, [2, 3, 1]);

  const number = await aPlan(scene);

  const { run, plan } = await allocationRun(scene.ctx, scene.fair.slug, number);
  expect({ state: run.state, objective: run.objective, bound: run.bound }).toEqual({
    state: "done",
    objective: 600,
    bound: 600,
  });
  expect(plan!.applications.map((one) => [one.number, one.booths.length, one.missing])).toEqual([
    ["HC-001", 2, 0],
    ["HC-002", 3, 0],
    ["HC-003", 1, 0],
  ]);
  expect(await standing(scene)).toEqual([]);
});

test("taking a plan over gives its places, tells what happened, and settles the plan", async ({ db }) => {
  const scene = await aFairToPlace(db, [2, 5]);
  const number = await aPlan(scene);

  expect(await adoptRun(scene.ctx, scene.fair.id, number, KEEP)).toEqual({ given: 7, moved: 0, ended: 0, leftOut: [] });

  const now = await standing(scene);
  expect(now.map((line) => line.replace(/^B\d /, "")).toSorted()).toEqual([
    ...new Array<string>(2).fill("HC-001 reserved"),
    ...new Array<string>(5).fill("HC-002 reserved"),
  ]);
  const events = await db
    .select({ kind: boothEvents.kind })
    .from(boothEvents)
    .where(eq(boothEvents.fairId, scene.fair.id));
  expect(events.map((event) => event.kind)).toEqual(new Array(7).fill("reserved"));
  expect(await statesOf(scene)).toEqual(["applied"]);
  expect(await auditOf(db, scene.fair.id, { details: true })).toMatchObject([
    { act: "allocations.requested", after: { number: 1, applications: 2, booths: 7 } },
    { act: "allocations.adopted", after: { number: 1, given: 7, moved: 0, ended: 0, leftOut: [] } },
  ]);
  await expect(adoptRun(scene.ctx, scene.fair.id, number, KEEP)).rejects.toEqual(refused("conflict"));
});

test("after a withdrawal a new plan moves only who has to move", async ({ db }) => {
  const scene = await aFairToPlace(db, [2, 2, 3]);
  await adoptRun(scene.ctx, scene.fair.id, await aPlan(scene), KEEP);
  const before = await standing(scene);
  const gone = scene.applications[1]!;
  await db
    .update(boothClaims)
    .set({ during: sql`tstzrange(lower(during), ${NOW.toISOString()}::timestamptz)` })
    .where(eq(boothClaims.applicationId, gone.id));
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, gone.id));
  const establishment = await anEstablishment(db);
  const { fair, organiser } = scene;
  const late = { fairId: fair.id, establishmentId: establishment.id, createdBy: organiser.userId };
  await anApplication(db, { ...late, granted: 2, number: "HC-009", signName: "Cơ sở 9" });

  const { moved, given } = await adoptRun(scene.ctx, fair.id, await aPlan(scene), KEEP);

  expect({ moved, given }).toEqual({ moved: 0, given: 2 });
  const stayed = before.filter((line) => !line.includes("HC-002"));
  expect(await standing(scene)).toEqual(expect.arrayContaining(stayed));
});

test("where the free booths do not adjoin, as few move as make room, and what moves keeps its state", async ({
  db,
}) => {
  const scene = await aFairToPlace(db, [1, 1, 1, 4]);
  const at = { claimedBy: scene.organiser.userId, during: `[${NOW.toISOString()},)`, state: "reserved" as const };
  const [first, second, third] = scene.applications;
  await aClaim(db, { ...at, boothId: scene.row.B1!, applicationId: first!.id });
  await aClaim(db, { ...at, boothId: scene.row.B3!, applicationId: second!.id });
  await aClaim(db, { ...at, boothId: scene.row.B6!, applicationId: third!.id });

  const number = await aPlan(scene);
  const { plan } = await allocationRun(scene.ctx, scene.fair.slug, number);
  const result = await adoptRun(scene.ctx, scene.fair.id, number, KEEP);

  const moved = plan!.applications.filter((one) => one.movedFrom.length > 0);
  expect(moved.map((one) => one.booths.length)).toEqual([1]);
  expect(result).toMatchObject({ given: 4, moved: 1, ended: 0 });
  const now = await standing(scene);
  const large = now.filter((line) => line.includes("HC-004")).map((line) => Number(line[1]));
  expect(large).toEqual([0, 1, 2, 3].map((next) => large[0]! + next));
  expect(now.map((line) => line.replace(/^\w+ /, "")).toSorted()).toEqual([
    "HC-001 reserved",
    "HC-002 reserved",
    "HC-003 reserved",
    ...new Array<string>(4).fill("HC-004 reserved"),
  ]);
});

test("what is confirmed stays unless the organiser lets it move", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 6]);
  const at = { claimedBy: scene.organiser.userId, during: `[${NOW.toISOString()},)`, state: "confirmed" as const };
  await aClaim(db, { ...at, boothId: scene.row.B4!, applicationId: scene.applications[0]!.id });

  const { plan: kept } = await allocationRun(scene.ctx, scene.fair.slug, await aPlan(scene));
  const number = await aPlan(scene, { ...USUAL_SETTINGS, movesConfirmed: true });
  await adoptRun(scene.ctx, scene.fair.id, number, KEEP);

  expect(kept!.applications.map((one) => [one.booths.length, one.movedFrom])).toEqual([
    [1, []],
    [6, []],
  ]);
  const now = await standing(scene);
  expect(now.filter((line) => line.includes("HC-001"))).toEqual([expect.stringMatching(/^B[17] HC-001 confirmed$/)]);
});

test("a lock by hand holds in every plan, and is one a booth, within the grant, of one fair", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 2]);
  const lock = (booth: string, application: string) => lockBooth(scene.ctx, scene.fair.id, { booth, application });
  await lock("b5", "hc-001");

  await expect(lock("B5", "HC-002")).rejects.toEqual(refused("conflict"));
  await expect(lock("B6", "HC-001")).rejects.toEqual(refused("conflict"));
  await expect(lock("Z9", "HC-001")).rejects.toEqual(refused("invalid"));
  await expect(lock("B6", "HC-404")).rejects.toEqual(refused("invalid"));
  await expect(lock("A1", "HC-002")).rejects.toEqual(refused("conflict"));

  const { plan } = await allocationRun(scene.ctx, scene.fair.slug, await aPlan(scene));
  expect(plan!.applications[0]!.booths).toEqual(["B5"]);

  await unlockBooth(scene.ctx, scene.fair.id, scene.row.B5!);
  await expect(unlockBooth(scene.ctx, scene.fair.id, scene.row.B5!)).rejects.toEqual(refused("not_found"));
  expect((await allocationDesk(scene.ctx, scene.fair.slug)).locks).toEqual([]);
});

test("an application that is not accepted, or was granted another kind, is not locked", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const [waiting, other] = scene.applications;
  await db.update(applications).set({ state: "waiting" }).where(eq(applications.id, waiting!.id));
  await db.update(applicationAsks).set({ kind: "raw" }).where(eq(applicationAsks.applicationId, other!.id));

  for (const application of ["HC-001", "HC-002"]) {
    await expect(lockBooth(scene.ctx, scene.fair.id, { booth: "B1", application })).rejects.toEqual(
      refused("conflict"),
    );
  }
});

test("a booth that another was given or has is not locked; one's own may be", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const at = { claimedBy: scene.organiser.userId, boothId: scene.row.B1!, applicationId: scene.applications[0]!.id };
  await aClaim(db, { ...at, state: "reserved", during: `[${NOW.toISOString()},)` });

  await expect(lockBooth(scene.ctx, scene.fair.id, { booth: "B1", application: "HC-002" })).rejects.toMatchObject({
    code: "conflict",
    fields: { booth: [expect.stringContaining("Hãy chuyển đơn đó sang gian khác trước")] },
  });
  await lockBooth(scene.ctx, scene.fair.id, { booth: "B1", application: "HC-001" });
});

test("nobody locks a booth for their own establishment, nor takes over a plan that gives it one", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const number = await aPlan(scene);
  const { userId, agencyId } = { userId: scene.organiser.userId, agencyId: scene.fair.agencyId };
  const other = contextOf(db, await anOrganiser(db, agencyId), NOW);
  await aMembership(db, userId, "producer", { establishmentId: scene.applications[0]!.establishmentId! });
  const own = contextOf(db, await actorOf(db, { id: userId }), NOW);

  await expect(lockBooth(own, scene.fair.id, { booth: "B1", application: "HC-001" })).rejects.toEqual(
    refused("forbidden"),
  );
  await expect(adoptRun(own, scene.fair.id, number, KEEP)).rejects.toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("(đơn HC-001)"),
    fields: { withoutOwn: [expect.any(String)] },
  });
  expect(await standing(scene)).toEqual([]);
  expect(await adoptRun(other, scene.fair.id, number, KEEP)).toMatchObject({ given: 2 });
});

test("an organiser takes over a plan without their own establishment when they say so", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const number = await aPlan(scene);
  const { userId } = scene.organiser;
  await aMembership(db, userId, "producer", { establishmentId: scene.applications[0]!.establishmentId! });
  const own = contextOf(db, await actorOf(db, { id: userId }), NOW);

  expect(await adoptRun(own, scene.fair.id, number, { ...KEEP, withoutOwn: true })).toMatchObject({
    given: 1,
    leftOut: ["HC-001"],
  });
  expect(await standing(scene)).toEqual([expect.stringContaining("HC-002")]);
});

test("a pair is set, set anew and removed; plans are made with it, and one made before is overtaken", async ({
  db,
}) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const { ctx, fair } = scene;
  const [first, second] = scene.applications.map((one) => one.id) as [string, string];
  const early = await aPlan(scene);

  await setPair(ctx, fair.id, { first: second, second: first, kind: "near" });
  await setPair(ctx, fair.id, { first, second, kind: "apart" });

  const [pair] = await pairsOfFair(ctx, fair.id);
  expect(await pairsOfFair(ctx, fair.id)).toHaveLength(1);
  expect([pair!.kind, [pair!.first.number, pair!.second.number].toSorted()]).toEqual(["apart", ["HC-001", "HC-002"]]);
  expect((await readInput(ctx, fair.id, USUAL_SETTINGS)).pairs).toEqual([
    { kind: "apart", first: [first, second].toSorted()[0], second: [first, second].toSorted()[1], isMust: false },
  ]);
  await expect(adoptRun(ctx, fair.id, early, KEEP)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("1 cặp đơn"),
  });
  await removePair(ctx, fair.id, pair!.id);
  expect(await pairsOfFair(ctx, fair.id)).toEqual([]);
  expect(await adoptRun(ctx, fair.id, early, KEEP)).toMatchObject({ given: 2 });
});

test("a pair is refused to others, of another fair's application, for one's own establishment, and once the fair is settled", async ({
  db,
}) => {
  const scene = await aFairToPlace(db, [1, 1]);
  const elsewhere = await aFairToPlace(db, [1]);
  const { ctx, fair } = scene;
  const [first, second] = scene.applications.map((one) => one.id) as [string, string];
  const pair = { first, second, kind: "near" as const };
  const support = contextOf(db, await anOrganiser(db, fair.agencyId, "support"), NOW);
  const { userId } = await anOrganiser(db, fair.agencyId);
  await aMembership(db, userId, "producer", { establishmentId: scene.applications[0]!.establishmentId! });
  const own = contextOf(db, await actorOf(db, { id: userId }), NOW);
  await setPair(ctx, fair.id, pair);
  const [set] = await pairsOfFair(ctx, fair.id);

  for (const other of [support, { ...ctx, actor: null }]) {
    await expect(setPair(other, fair.id, pair)).rejects.toEqual(refused("forbidden"));
    await expect(removePair(other, fair.id, set!.id)).rejects.toEqual(refused("forbidden"));
  }
  await expect(setPair(own, fair.id, pair)).rejects.toEqual(refused("forbidden"));
  await expect(setPair(ctx, fair.id, { ...pair, second: elsewhere.applications[0]!.id })).rejects.toMatchObject({
    code: "invalid",
    fields: { second: ["Không có đơn này ở hội chợ."] },
  });
  await expect(removePair(elsewhere.ctx, elsewhere.fair.id, set!.id)).rejects.toEqual(refused("not_found"));
  const [a, b] = [first, elsewhere.applications[0]!.id].toSorted() as [string, string];
  const values = { firstId: a, secondId: b, kind: "near" as const, setBy: userId, setAt: NOW };
  await expect(db.insert(allocationPairs).values(values)).rejects.toSatisfy(
    (error) => violatedConstraint(error) === "allocation_pairs_one_fair",
  );
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, fair.id));
  await expect(setPair(ctx, fair.id, pair)).rejects.toEqual(refused("closed"));
  await expect(removePair(ctx, fair.id, set!.id)).rejects.toEqual(refused("closed"));
});

test("a plan that was overtaken names what changed, and on wish is taken over without it", async ({ db }) => {
  const scene = await aFairToPlace(db, [2, 2]);
  const number = await aPlan(scene);
  const [gone] = scene.applications;
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, gone!.id));

  await expect(adoptRun(scene.ctx, scene.fair.id, number, KEEP)).rejects.toEqual(
    expect.objectContaining({ code: "conflict", message: expect.stringContaining("HC-001") }),
  );
  expect(await standing(scene)).toEqual([]);

  expect(await adoptRun(scene.ctx, scene.fair.id, number, { despiteChanges: true })).toMatchObject({
    given: 2,
    leftOut: ["HC-001"],
  });
  expect((await standing(scene)).every((line) => line.includes("HC-002"))).toBe(true);
});

test("a booth that somebody took meanwhile is not given twice", async ({ db }) => {
  const scene = await aFairToPlace(db, [3, 4]);
  const number = await aPlan(scene);
  const { plan } = await allocationRun(scene.ctx, scene.fair.slug, number);
  const [mine] = plan!.applications[1]!.boothIds;
  const at = { claimedBy: scene.organiser.userId, during: `[${NOW.toISOString()},)` };
  await aClaim(db, { ...at, state: "confirmed", boothId: mine!, applicationId: scene.applications[0]!.id });

  await expect(adoptRun(scene.ctx, scene.fair.id, number, KEEP)).rejects.toEqual(refused("conflict"));
  const { leftOut, given } = await adoptRun(scene.ctx, scene.fair.id, number, { despiteChanges: true });

  expect({ leftOut, given }).toEqual({ leftOut: ["HC-001", "HC-002"], given: 0 });
});

test("two who take one plan over at once give its places once", async ({ db }) => {
  const scene = await aFairToPlace(db, [2, 3]);
  const number = await aPlan(scene);

  const answers = await Promise.allSettled([1, 2].map(() => adoptRun(scene.ctx, scene.fair.id, number, KEEP)));

  expect(answers.map((answer) => answer.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await standing(scene)).toHaveLength(5);
});

test("one plan is made at a time; one that is stopped leaves nothing, and a settled one stays as it is", async ({
  db,
}) => {
  const scene = await aFairToPlace(db, [1]);
  const { fair, ctx } = scene;
  const asked = await Promise.allSettled([1, 2, 3].map(() => requestRun(ctx, fair.id, USUAL_SETTINGS)));
  expect(asked.map((answer) => answer.status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);

  await expect(adoptRun(ctx, fair.id, 1, KEEP)).rejects.toEqual(refused("conflict"));
  await expect(discardRun(ctx, fair.id, 1)).rejects.toEqual(refused("conflict"));
  await cancelRun(ctx, fair.id, 1);
  await expect(cancelRun(ctx, fair.id, 1)).rejects.toEqual(refused("conflict"));
  const { id } = await runOf(db, fair.id, 1);
  expect(await solveRun(contextOf(db, null, NOW), id)).toBe(null);

  const number = await aPlan(scene);
  await discardRun(ctx, fair.id, number);
  await expect(adoptRun(ctx, fair.id, number, KEEP)).rejects.toEqual(refused("conflict"));
  expect(await statesOf(scene)).toEqual(["cancelled", "discarded"]);
});

test("a run that is stopped while it computes is killed", async ({ db }) => {
  const scene = await aFairToPlace(db, [1, 2, 1]);
  const number = await requestRun(scene.ctx, scene.fair.id, USUAL_SETTINGS);
  const { id } = await runOf(db, scene.fair.id, number);

  const solving = solveRun(contextOf(db, null, NOW), id);
  await expect.poll(async () => (await statesOf(scene))[0]).toBe("running");
  await cancelRun(scene.ctx, scene.fair.id, number);

  expect(await solving).toBe(null);
  expect(await statesOf(scene)).toEqual(["cancelled"]);
});

test("a run whose process was killed is begun anew, and given up after the third time", async ({ db }) => {
  const scene = await aFairToPlace(db, [1]);
  const number = await requestRun(scene.ctx, scene.fair.id, USUAL_SETTINGS);
  const { id } = await runOf(db, scene.fair.id, number);
  const job = contextOf(db, null, NOW);
  const killed = (attempt: number) =>
    db.update(allocationRuns).set({ state: "running", attempt, movedAt: NOW }).where(eq(allocationRuns.id, id));

  await killed(2);
  expect(await resumeRuns(job, ALLOCATION_RUNS)).toBe(1);
  await killed(3);
  expect(await resumeRuns(job, ALLOCATION_RUNS)).toBe(0);

  expect(await statesOf(scene)).toEqual(["failed"]);
});

test("a fair without booths or accepted applications, or a settled one, has nothing to place", async ({ db }) => {
  const empty = await aFairToPlace(db, []);
  await expect(requestRun(empty.ctx, empty.fair.id, USUAL_SETTINGS)).rejects.toEqual(refused("conflict"));

  const bare = await aFairToPlace(db, [1]);
  await db.update(booths).set({ blockedReason: "x" }).where(eq(booths.fairId, bare.fair.id));
  await expect(requestRun(bare.ctx, bare.fair.id, USUAL_SETTINGS)).rejects.toEqual(refused("conflict"));

  const settled = await aFairToPlace(db, [1]);
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, settled.fair.id));
  await expect(requestRun(settled.ctx, settled.fair.id, USUAL_SETTINGS)).rejects.toEqual(refused("closed"));
});

test("only who runs the fair places; others of the agency look, strangers do not", async ({ db }) => {
  const scene = await aFairToPlace(db, [1]);
  const number = await aPlan(scene);
  const { id: elsewhere } = await anAgency(db);
  const stranger = contextOf(db, await anOrganiser(db, elsewhere), NOW);
  const nobody = contextOf(db, await anActor(db), NOW);

  for (const ctx of [stranger, nobody]) {
    const { fair } = scene;
    await expect(allocationDesk(ctx, fair.slug)).rejects.toEqual(refused("forbidden"));
    await expect(allocationRun(ctx, fair.slug, number)).rejects.toEqual(refused("forbidden"));
    await expect(requestRun(ctx, fair.id, USUAL_SETTINGS)).rejects.toEqual(refused("forbidden"));
    await expect(adoptRun(ctx, fair.id, number, KEEP)).rejects.toEqual(refused("forbidden"));
    await expect(discardRun(ctx, fair.id, number)).rejects.toEqual(refused("forbidden"));
    await expect(cancelRun(ctx, fair.id, number)).rejects.toEqual(refused("forbidden"));
    await expect(lockBooth(ctx, fair.id, { booth: "B1", application: "HC-001" })).rejects.toEqual(refused("forbidden"));
    await expect(unlockBooth(ctx, fair.id, scene.row.B1!)).rejects.toEqual(refused("forbidden"));
  }
});

test("a territory gets no more than its quota, and the plan says so", async ({ db }) => {
  const scene = await aFairToPlace(db, [2, 2]);
  const { provinceId } = scene.applications[0]!;
  await db.insert(fairQuotas).values({ fairId: scene.fair.id, provinceId, booths: 3 });
  await db.update(applications).set({ priority: 30 }).where(eq(applications.number, "HC-002"));

  const { plan } = await allocationRun(scene.ctx, scene.fair.slug, await aPlan(scene));

  expect(plan!.applications.map((one) => [one.number, one.booths.length, one.shortage])).toEqual([
    ["HC-001", 0, "quota"],
    ["HC-002", 2, null],
  ]);
});

test("pages ask as often for one application as for three", async ({ db }) => {
  const counted = [];
  for (const granted of [[1], [1, 1, 1]]) {
    const scene = await aFairToPlace(db, granted);
    const number = await aPlan(scene);
    const desk = await countingQueries(db, (on) => allocationDesk({ ...scene.ctx, db: on }, scene.fair.slug));
    const run = await countingQueries(db, (on) => allocationRun({ ...scene.ctx, db: on }, scene.fair.slug, number));
    counted.push([desk.queries, run.queries]);
  }
  expect(counted[0]).toEqual(counted[1]);
});

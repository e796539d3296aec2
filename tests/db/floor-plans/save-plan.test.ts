import { asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { aDrawnBooth, aShape } from "#tests/factories/floor-plans";
import { anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothEvents, booths, fairs, halls } from "~/db/schema";
import { hallAtWork, planOfHall, versionsOf } from "~/domain/floor-plans/queries.server";
import type { FloorPlan } from "~/domain/floor-plans/rules";
import { savePlan } from "~/domain/floor-plans/save-plan.server";
import { newUuid } from "~/lib/uuid";

const NOW = new Date("2026-10-25T03:00:00Z");

/** A fair's hall of 30 x 20 m with booths A1 and A2, and who draws it. */
async function aHall(db: Database, values: Partial<typeof fairs.$inferInsert> = {}) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id, ...values });
  const [hall] = await db.select().from(halls).where(eq(halls.fairId, fair.id));
  const ctx = contextOf(db, organiser, NOW);
  const read = async () => {
    const { hall: now } = await hallAtWork(ctx, fair.slug, hall!.id);
    return { version: now.version, plan: await planOfHall(ctx, now) };
  };
  return { agency, organiser, fair, hallId: hall!.id, ctx, read };
}

/** Somebody has the booth with this code, from now until the fair is over unless it says otherwise. */
async function take(
  db: Database,
  { fair, hallId, organiser }: Awaited<ReturnType<typeof aHall>>,
  code: string,
  during = "[2026-10-25T02:00:00Z,2026-12-10T00:00:00Z)",
) {
  const rows = await db.select().from(booths).where(eq(booths.hallId, hallId));
  const maker = await anEstablishment(db);
  const application = await anApplication(db, {
    fairId: fair.id,
    establishmentId: maker.id,
    createdBy: organiser.userId,
  });
  const boothId = rows.find((row) => row.code === code)!.id;
  await aClaim(db, { boothId, applicationId: application.id, state: "reserved", during, claimedBy: organiser.userId });
  return application.number!;
}

const rowsOf = (db: Database, hallId: string) =>
  db
    .select({ id: booths.id, code: booths.code, x: booths.x, retiredAt: booths.retiredAt })
    .from(booths)
    .where(eq(booths.hallId, hallId))
    .orderBy(asc(booths.code));

const without = (plan: FloorPlan, code: string): FloorPlan => ({
  ...plan,
  booths: plan.booths.filter((booth) => booth.code !== code),
});
const withBooth = (plan: FloorPlan, code: string, values: Partial<FloorPlan["booths"][number]>): FloorPlan => ({
  ...plan,
  booths: plan.booths.map((booth) => (booth.code === code ? { ...booth, ...values } : booth)),
});

test("a plan is saved as a whole: booths keep their ids, new ones have the ids they were drawn with", async ({
  db,
}) => {
  const { hallId, ctx, read, organiser } = await aHall(db);
  const { version, plan } = await read();
  const [a1, a2] = plan.booths;
  const drawn = aDrawnBooth({ id: newUuid(), code: "A3", x: 120, y: 40, openTo: "NS", hasWater: true, zone: "C" });
  const next: FloorPlan = {
    width: 400,
    height: 250,
    furniture: [aShape({ id: "s1", x: 10, y: 240 })],
    booths: [{ ...a1!, x: 5, code: "B1" }, a2!, drawn],
  };

  expect(await savePlan(ctx, hallId, { version, plan: next, replaces: false })).toEqual({ kind: "saved", version: 2 });
  const saved = await read();
  expect(saved.version).toBe(2);
  expect({ ...saved.plan, booths: saved.plan.booths.toSorted((a, b) => a.code.localeCompare(b.code)) }).toEqual({
    ...next,
    booths: [a2!, drawn, { ...a1!, x: 5, code: "B1" }],
  });
  const [hall] = await db.select().from(halls).where(eq(halls.id, hallId));
  expect([hall!.savedBy, hall!.savedAt]).toEqual([organiser.userId, NOW]);
  expect(await auditOf(db, hallId, { details: true })).toEqual([
    { act: "plans.saved", at: NOW, before: { version: 1 }, after: { version: 2, added: 1, changed: 1, removed: 0 } },
  ]);
});

test("sending the same plan again changes nothing", async ({ db }) => {
  const { hallId, ctx, read } = await aHall(db);
  const { version, plan } = await read();
  const next = { ...plan, booths: [...plan.booths, aDrawnBooth({ id: newUuid(), code: "A3", x: 120, y: 40 })] };

  await savePlan(ctx, hallId, { version, plan: next, replaces: false });
  expect(await savePlan(ctx, hallId, { version: 2, plan: next, replaces: false })).toEqual({
    kind: "saved",
    version: 2,
  });
  expect((await auditOf(db, hallId)).length).toBe(1);
});

test("two booths change codes with each other", async ({ db }) => {
  const { hallId, ctx, read } = await aHall(db);
  const { version, plan } = await read();
  const [a1, a2] = plan.booths;

  await savePlan(ctx, hallId, {
    version,
    plan: {
      ...plan,
      booths: [
        { ...a1!, code: "A2" },
        { ...a2!, code: "A1" },
      ],
    },
    replaces: false,
  });
  expect((await rowsOf(db, hallId)).map(({ code, id }) => [code, id])).toEqual([
    ["A1", a2!.id],
    ["A2", a1!.id],
  ]);
});

test("a booth nobody ever had is gone when it is no longer drawn, and comes back with its id when that is undone", async ({
  db,
}) => {
  const { hallId, ctx, read } = await aHall(db);
  const { plan } = await read();

  await savePlan(ctx, hallId, { version: 1, plan: without(plan, "A1"), replaces: false });
  expect((await rowsOf(db, hallId)).map(({ code }) => code)).toEqual(["A2"]);
  await savePlan(ctx, hallId, { version: 2, plan, replaces: false });
  expect((await read()).plan).toEqual(plan);
});

test("a booth that was once somebody's is retired, and is the same one when it comes back", async ({ db }) => {
  const world = await aHall(db);
  const { hallId, ctx, read, fair, organiser } = world;
  await take(db, world, "A1", "[2026-10-20T00:00:00Z,2026-10-21T00:00:00Z)");
  const { plan } = await read();
  const a2 = plan.booths.find(({ code }) => code === "A2")!;
  await db
    .insert(boothEvents)
    .values({ fairId: fair.id, boothId: a2.id!, kind: "blocked", at: NOW, actorId: organiser.userId });

  await savePlan(ctx, hallId, { version: 1, plan: { ...plan, booths: [] }, replaces: false });
  expect((await rowsOf(db, hallId)).map(({ code, retiredAt }) => [code, retiredAt])).toEqual([
    ["A1", NOW],
    ["A2", NOW],
  ]);
  // Its code is free meanwhile.
  const other = aDrawnBooth({ id: newUuid(), code: "A1", x: 200, y: 40 });
  await savePlan(ctx, hallId, { version: 2, plan: { ...plan, booths: [other] }, replaces: false });
  await savePlan(ctx, hallId, { version: 3, plan, replaces: false });
  expect((await read()).plan).toEqual(plan);
});

test("of a booth that somebody holds or has nothing is taken: it is named, with its holder", async ({ db }) => {
  const world = await aHall(db);
  const { hallId, ctx, read } = world;
  const number = await take(db, world, "A1", "[2026-10-25T02:50:00Z,2026-10-25T03:05:00Z)");
  const { plan } = await read();
  const save = (next: FloorPlan) => savePlan(ctx, hallId, { version: 1, plan: next, replaces: false });

  await expect(save(without(plan, "A1"))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`A1 (${number})`),
  });
  for (const less of [{ width: 29 }, { code: "Z1" }, { kind: "raw" as const }, { openTo: "" }]) {
    await expect(save(withBooth(plan, "A1", less)), JSON.stringify(less)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`A1 (${number})`),
    });
  }
  expect((await read()).version).toBe(1);
  expect(await save(withBooth(plan, "A1", { x: 0, height: 40, openTo: "ES", power: 5000 }))).toEqual({
    kind: "saved",
    version: 2,
  });
});

test("when the hold has run out, the booth may go", async ({ db }) => {
  const world = await aHall(db);
  await take(db, world, "A1", "[2026-10-25T02:50:00Z,2026-10-25T02:59:00Z)");
  const { plan } = await world.read();

  expect(await savePlan(world.ctx, world.hallId, { version: 1, plan: without(plan, "A1"), replaces: false })).toEqual({
    kind: "saved",
    version: 2,
  });
});

test("a plan with booths over each other, beyond the wall or of one name is refused in a sentence", async ({ db }) => {
  const { hallId, ctx, read } = await aHall(db);
  const { plan } = await read();
  const save = (next: FloorPlan) => savePlan(ctx, hallId, { version: 1, plan: next, replaces: false });

  await expect(save(withBooth(plan, "A2", { x: 60 }))).rejects.toMatchObject({
    code: "invalid",
    message: "Gian A1 và gian A2 chồng lên nhau.",
  });
  await expect(save(withBooth(plan, "A2", { code: "A1" }))).rejects.toMatchObject({
    code: "invalid",
    message: "Mã A1 được đặt cho nhiều gian.",
  });
  await expect(save({ ...plan, width: 99 })).rejects.toMatchObject({
    code: "invalid",
    message: "Nằm ngoài nhà trưng bày: A2.",
  });
  expect(await read()).toEqual({ version: 1, plan });
});

test("a code is used once in a fair, and a booth belongs to one hall", async ({ db }) => {
  const { hallId, ctx, fair, read } = await aHall(db);
  const { plan } = await read();
  const [other] = await db
    .insert(halls)
    .values({ fairId: fair.id, name: "B", width: 300, height: 200, furniture: [], position: 2 })
    .returning();
  const save = (booth: FloorPlan["booths"][number]) =>
    savePlan(ctx, other!.id, { version: 1, plan: { ...plan, booths: [booth] }, replaces: false });

  await expect(save(aDrawnBooth({ code: "A1" }))).rejects.toMatchObject({
    code: "invalid",
    message: "Mã A1 đã có ở A. Mỗi mã chỉ dùng một lần trong cả hội chợ.",
  });
  await expect(save({ ...plan.booths[0]!, code: "B1" })).rejects.toMatchObject({ code: "invalid" });
  expect((await rowsOf(db, hallId)).map(({ code }) => code)).toEqual(["A1", "A2"]);
});

test("of two devices the second is told what the first saved; writing over it keeps it as a version", async ({
  db,
}) => {
  const { hallId, ctx, read, organiser } = await aHall(db);
  const { version, plan } = await read();
  const mine = { ...plan, booths: [...plan.booths, aDrawnBooth({ id: newUuid(), code: "M1", x: 150, y: 40 })] };
  const theirs = { ...plan, booths: [...plan.booths, aDrawnBooth({ id: newUuid(), code: "T1", x: 150, y: 40 })] };

  await savePlan(ctx, hallId, { version, plan: theirs, replaces: false });
  expect(await savePlan(ctx, hallId, { version, plan: mine, replaces: false })).toEqual({
    kind: "differs",
    version: 2,
    plan: theirs,
    by: organiser.name,
    at: NOW,
  });
  expect((await read()).plan).toEqual(theirs);
  expect(await savePlan(ctx, hallId, { version: 2, plan: mine, replaces: true })).toEqual({
    kind: "saved",
    version: 3,
  });
  expect((await read()).plan).toEqual(mine);
  expect((await versionsOf(ctx, hallId)).map(({ number, booths: count, savedBy }) => [number, count, savedBy])).toEqual(
    [[1, 3, organiser.name]],
  );
});

test("of ten devices that save one version at once, one wins and the others are told", async ({ db }) => {
  const { hallId, ctx, read } = await aHall(db);
  const { version, plan } = await read();

  const all = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      savePlan(ctx, hallId, {
        version,
        plan: { ...plan, booths: [...plan.booths, aDrawnBooth({ code: `N${at}`, x: 150, y: 40 })] },
        replaces: false,
      }),
    ),
  );
  expect(all.map(({ kind }) => kind).sort()).toEqual([...Array(9).fill("differs"), "saved"]);
  expect((await read()).plan.booths.length).toBe(3);
});

test("a booth is not both taken and drawn away: who comes first stops the other", async ({ db }) => {
  const world = await aHall(db);
  const { hallId, ctx, read } = world;
  const { plan } = await read();

  for (const round of [0, 1, 2, 3]) {
    const code = "A1";
    const { version } = await read();
    const [drawing, taking] = await Promise.allSettled([
      savePlan(ctx, hallId, { version, plan: without(plan, code), replaces: false }),
      take(db, world, code),
    ]);
    expect([drawing.status, taking.status].sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
    const isDrawn = (await read()).plan.booths.some((booth) => booth.code === code);
    expect(isDrawn).toBe(taking.status === "fulfilled");
    if (taking.status === "fulfilled") return;
    await savePlan(ctx, hallId, { version: version + 1, plan, replaces: false });
  }
});

test("only who runs the fair draws, while its report is not settled", async ({ db }) => {
  const { hallId, agency, fair, read } = await aHall(db);
  const { plan } = await read();
  const save = (actor: Parameters<typeof contextOf>[1]) =>
    savePlan(contextOf(db, actor, NOW), hallId, { version: 1, plan: without(plan, "A1"), replaces: false });
  const elsewhere = await anOrganiser(db, (await anAgency(db)).id);

  await expect(save(null)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [elsewhere, await anActor(db), await anOrganiser(db, agency.id, "support")]) {
    await expect(save(actor)).rejects.toMatchObject({ code: "forbidden" });
  }
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(save(elsewhere)).rejects.toMatchObject({ code: "not_found" });
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, fair.id));
  const secretary = await anOrganiser(db, agency.id, "secretary");
  await expect(save(secretary)).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ closedAt: null }).where(eq(fairs.id, fair.id));
  expect(await save(secretary)).toEqual({ kind: "saved", version: 2 });
  const unknown = { version: 1, plan, replaces: false };
  const ctx = contextOf(db, secretary, NOW);
  await expect(savePlan(ctx, newUuid(), unknown)).rejects.toMatchObject({ code: "not_found" });
  await expect(savePlan(ctx, "nowhere", unknown)).rejects.toMatchObject({ code: "not_found" });
});

test("a plan of 1,500 booths is saved, moved and taken back", async ({ db }) => {
  const { hallId, ctx, read } = await aHall(db);
  const many = Array.from({ length: 1500 }, (_, at) =>
    aDrawnBooth({ id: newUuid(), code: `N${at}`, x: (at % 50) * 30, y: Math.floor(at / 50) * 30 }),
  );
  const plan = { width: 1600, height: 1600, furniture: [], booths: many };

  await savePlan(ctx, hallId, { version: 1, plan, replaces: false });
  const moved = { ...plan, booths: many.map((booth) => ({ ...booth, x: booth.x + 30 })) };
  await savePlan(ctx, hallId, { version: 2, plan: moved, replaces: false });
  expect((await read()).plan.booths.map(({ x }) => x).sort((a, b) => a - b)).toEqual(
    moved.booths.map(({ x }) => x).sort((a, b) => a - b),
  );
  await savePlan(ctx, hallId, { version: 3, plan: { ...plan, booths: [] }, replaces: false });
  expect(await rowsOf(db, hallId)).toEqual([]);
});

import { asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { aDrawnBooth, aPlan, aShape } from "#tests/factories/floor-plans";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { booths, halls, hallVersions } from "~/db/schema";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { addBooths } from "~/domain/floor-plans/add-booths.server";
import { addHall } from "~/domain/floor-plans/add-hall.server";
import { addShape } from "~/domain/floor-plans/add-shape.server";
import { backgroundOf, removeBackground, setBackground } from "~/domain/floor-plans/background.server";
import { editBooth } from "~/domain/floor-plans/edit-booth.server";
import { editHall } from "~/domain/floor-plans/edit-hall.server";
import { planAsJson, planAsSvg } from "~/domain/floor-plans/exchange";
import type { RowForm } from "~/domain/floor-plans/forms";
import { importPlan } from "~/domain/floor-plans/import-plan.server";
import { keepVersion } from "~/domain/floor-plans/keep-version.server";
import { moveHall } from "~/domain/floor-plans/move-hall.server";
import { hallAtWork, hallsOf, planOfHall, retiredHallsOf, versionsOf } from "~/domain/floor-plans/queries.server";
import { removeBooth } from "~/domain/floor-plans/remove-booth.server";
import { removeShape } from "~/domain/floor-plans/remove-shape.server";
import { restoreVersion } from "~/domain/floor-plans/restore-version.server";
import { retireHall } from "~/domain/floor-plans/retire-hall.server";
import { returnHall } from "~/domain/floor-plans/return-hall.server";
import { shapeStampOf, stampOf } from "~/domain/floor-plans/rules";
import { runWithLocale } from "~/i18n/locale.server";
import { newUuid } from "~/lib/uuid";

const NOW = new Date("2026-10-25T03:00:00Z");
const HALL = { name: "Nhà B", nameEn: "Hall B", width: 400, height: 300 };
const ROW: RowForm = {
  prefix: "C",
  start: 3,
  count: 3,
  skip: [4],
  runs: "right",
  gap: 0,
  kind: "standard",
  x: 40,
  y: 100,
  width: 30,
  height: 30,
  openTo: "S",
  power: 2000,
  hasWater: false,
  zone: null,
};

/** A fair with hall A of 30 x 20 m, in which stand A1 and A2. */
async function aWorld(db: Database) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id });
  const [hall] = await db.select().from(halls).where(eq(halls.fairId, fair.id));
  const ctx = contextOf(db, organiser, NOW);
  const plan = async () => planOfHall(ctx, (await hallAtWork(ctx, fair.slug, hall!.id)).hall);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), NOW);
  return { agency, organiser, fair, hallId: hall!.id, ctx, plan, stranger };
}

async function take(db: Database, { fair, hallId, organiser }: Awaited<ReturnType<typeof aWorld>>, code: string) {
  const rows = await db.select().from(booths).where(eq(booths.hallId, hallId));
  const { id } = await anEstablishment(db);
  const application = await anApplication(db, { fairId: fair.id, establishmentId: id, createdBy: organiser.userId });
  await aClaim(db, {
    boothId: rows.find((row) => row.code === code)!.id,
    applicationId: application.id,
    state: "confirmed",
    during: "[2026-10-25T02:00:00Z,2026-12-10T00:00:00Z)",
    claimedBy: organiser.userId,
  });
}

const names = async (ctx: Parameters<typeof hallsOf>[0], fairId: string) =>
  (await hallsOf(ctx, fairId)).map(({ name, booths: count }) => [name, count]);

test("halls are added at the end, named, made larger and put in another order", async ({ db }) => {
  const { fair, hallId, ctx } = await aWorld(db);

  const b = await addHall(ctx, fair.id, HALL);
  const c = await addHall(ctx, fair.id, { ...HALL, name: "Sân" });
  await editHall(ctx, b, { name: "Nhà Bê", nameEn: null, width: 450, height: 300 });
  await moveHall(ctx, c, { way: "up" });
  await moveHall(ctx, hallId, { way: "up" });
  expect(await names(ctx, fair.id)).toEqual([
    ["A", 2],
    ["Sân", 0],
    ["Nhà Bê", 0],
  ]);
  await moveHall(ctx, hallId, { way: "down" });
  expect(await names(ctx, fair.id)).toEqual([
    ["Sân", 0],
    ["A", 2],
    ["Nhà Bê", 0],
  ]);
  const [edited] = await db.select().from(halls).where(eq(halls.id, b));
  expect([edited!.nameEn, edited!.width, edited!.version]).toEqual([null, 450, 2]);
  expect(await auditOf(db, b)).toEqual(["plans.hall_added", "plans.hall_edited"]);
});

test("two who add a hall at once do not share a place", async ({ db }) => {
  const { fair, ctx } = await aWorld(db);
  await Promise.all(["B", "C", "D"].map((name) => addHall(ctx, fair.id, { ...HALL, name })));

  const rows = await db.select().from(halls).where(eq(halls.fairId, fair.id)).orderBy(asc(halls.position));
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
});

test("a hall does not become smaller than what stands in it", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);

  await expect(editHall(ctx, hallId, { ...HALL, width: 99 })).rejects.toMatchObject({
    code: "invalid",
    message: "Nằm ngoài nhà trưng bày: A2.",
  });
  expect((await plan()).width).toBe(300);
});

test("a hall that is taken off is kept as a version, and refused while somebody has a booth in it", async ({ db }) => {
  const world = await aWorld(db);
  const { fair, hallId, ctx } = world;
  await addHall(ctx, fair.id, HALL);
  await retireHall(ctx, hallId);

  expect(await names(ctx, fair.id)).toEqual([["Nhà B", 0]]);
  expect((await versionsOf(ctx, hallId)).map(({ booths: count }) => count)).toEqual([2]);
  await expect(hallAtWork(ctx, fair.slug, hallId)).rejects.toMatchObject({ code: "not_found" });
  await expect(retireHall(ctx, hallId)).rejects.toMatchObject({ code: "not_found" });
  const other = await aWorld(db);
  await take(db, other, "A2");
  await expect(retireHall(other.ctx, other.hallId)).rejects.toMatchObject({ code: "conflict" });
  expect(await names(other.ctx, other.fair.id)).toEqual([["A", 2]]);
});

test("a row, a booth and a shape are drawn, changed and taken off by forms", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);

  await addBooths(ctx, hallId, ROW);
  const drawn = async () => (await plan()).booths.map(({ code, x, y }) => [code, x, y]);
  expect(await drawn()).toEqual([
    ["A1", 40, 40],
    ["A2", 70, 40],
    ["C3", 40, 100],
    ["C5", 70, 100],
    ["C6", 100, 100],
  ]);
  const c5 = (await plan()).booths.find(({ code }) => code === "C5")!;
  const { id: _, ...values } = c5;
  const was = stampOf(c5);
  await editBooth(ctx, hallId, c5.id!, { ...values, was, code: "D1", y: 130 });
  await expect(editBooth(ctx, hallId, c5.id!, { ...values, was, code: "D3" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^Trong lúc bạn sửa, người khác đã đổi gian D1\./),
  });
  await removeBooth(ctx, hallId, (await plan()).booths.find(({ code }) => code === "C6")!.id!);
  expect(await drawn()).toEqual([
    ["A1", 40, 40],
    ["A2", 70, 40],
    ["C3", 40, 100],
    ["D1", 70, 130],
  ]);
  await expect(editBooth(ctx, hallId, newUuid(), { ...values, was, code: "D2" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(removeBooth(ctx, hallId, newUuid())).rejects.toMatchObject({ code: "not_found" });
  await expect(addBooths(ctx, hallId, { ...ROW, prefix: "A", start: 1, skip: [], y: 160 })).rejects.toMatchObject({
    code: "invalid",
    message: "Mã A1 được đặt cho nhiều gian.",
  });

  const { id: __, ...gate } = aShape({ x: 20, y: 190 });
  await addShape(ctx, hallId, gate);
  expect((await plan()).furniture).toEqual([{ ...gate, id: expect.any(String) }]);
  await expect(removeShape(ctx, hallId, { was: shapeStampOf({ ...gate, kind: "stage" }) })).rejects.toMatchObject({
    code: "conflict",
  });
  await removeShape(ctx, hallId, { was: shapeStampOf(gate) });
  expect((await plan()).furniture).toEqual([]);
  expect(await auditOf(db, hallId)).toEqual([
    "plans.booths_added",
    "plans.booth_edited",
    "plans.booth_removed",
    "plans.shape_added",
    "plans.shape_removed",
  ]);
});

test("forms that change different booths at once lose nothing", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);
  await Promise.all(
    [0, 1, 2, 3].map((at) => addBooths(ctx, hallId, { ...ROW, prefix: `R${at}-`, x: 40, y: 70 + at * 30 })),
  );

  expect((await plan()).booths.length).toBe(14);
});

test("a version that was kept is restored with the same booths, and what was there is kept first", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);
  const before = await plan();
  expect(await keepVersion(ctx, hallId, { note: "Bản đầu" })).toBe(1);
  await addBooths(ctx, hallId, ROW);
  await removeBooth(ctx, hallId, before.booths[0]!.id!);

  await restoreVersion(ctx, hallId, 1);
  expect(await plan()).toEqual(before);
  expect((await versionsOf(ctx, hallId)).map(({ number, note, booths: count }) => [number, note, count])).toEqual([
    [2, "Trước khi khôi phục bản 1", 4],
    [1, "Bản đầu", 2],
  ]);
  for (const number of [3, -1, 1.5, Number.NaN, 1e15]) {
    await expect(restoreVersion(ctx, hallId, number)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a version is not restored over a booth that somebody has since", async ({ db }) => {
  const world = await aWorld(db);
  const { hallId, ctx } = world;
  await addBooths(ctx, hallId, ROW);
  await keepVersion(ctx, hallId, { note: "Có dãy C" });
  const [a1] = (await world.plan()).booths;
  await importPlan(ctx, hallId, planAsJson(aPlan({ booths: [{ ...a1!, height: 60 }] })));
  await take(db, world, "A1");

  await expect(restoreVersion(ctx, hallId, 1)).rejects.toMatchObject({ code: "conflict" });
  expect((await versionsOf(ctx, hallId)).length).toBe(2);
});

test("what a version was kept before is said in the reader's language, whoever kept it", async ({ db }) => {
  const { hallId, ctx } = await aWorld(db);
  await runWithLocale("en", async () => {
    await keepVersion(ctx, hallId, { note: "Bản đầu" });
    await restoreVersion(ctx, hallId, 1);
  });
  expect((await versionsOf(ctx, hallId)).map(({ note }) => note)).toEqual(["Trước khi khôi phục bản 1", "Bản đầu"]);
});

test("a version is never changed or removed", async ({ db }) => {
  const { hallId, ctx } = await aWorld(db);
  await keepVersion(ctx, hallId, { note: "Bản đầu" });
  for (const change of [db.update(hallVersions).set({ note: "" }), db.delete(hallVersions)]) {
    await expect(change).rejects.toMatchObject({ cause: { message: "hall_versions is append-only" } });
  }
});

test("a file replaces the plan: booths with the codes of ours are ours, the others are new", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);
  const before = await plan();
  const given = aPlan({
    booths: [aDrawnBooth({ id: newUuid(), code: "A2", x: 200, y: 40 }), aDrawnBooth({ id: newUuid(), code: "A9" })],
    furniture: [aShape({ id: "s1" })],
  });

  for (const text of [planAsSvg(given), planAsJson(given)]) {
    await importPlan(ctx, hallId, text);
    const { booths: now, furniture } = await plan();
    const ids = new Map(now.map(({ code, id }) => [code, id]));
    expect(furniture).toEqual([aShape({ id: "s1" })]);
    expect([...ids.keys()].sort()).toEqual(["A2", "A9"]);
    expect(ids.get("A2")).toBe(before.booths[1]!.id);
  }
  expect((await versionsOf(ctx, hallId)).map(({ booths: count }) => count)).toEqual([2, 2]);
});

test("a file that is none of ours, is damaged or would take a booth from somebody changes nothing", async ({ db }) => {
  const world = await aWorld(db);
  const { hallId, ctx, plan } = world;
  const before = await plan();
  await take(db, world, "A1");

  for (const [text, code] of [
    ["<svg xmlns='http://www.w3.org/2000/svg'/>", "invalid"],
    ["<!DOCTYPE svg><svg/>", "invalid"],
    ["{}", "invalid"],
    [planAsJson(aPlan({ booths: [aDrawnBooth({ code: "A1" }), aDrawnBooth({ code: "A2" })] })), "invalid"],
    [planAsJson(aPlan({ booths: [aDrawnBooth({ code: "A2" })] })), "conflict"],
  ] as const) {
    await expect(importPlan(ctx, hallId, text)).rejects.toMatchObject({ code });
  }
  expect(await plan()).toEqual(before);
  expect(await versionsOf(ctx, hallId)).toEqual([]);
});

test("what no plan holds is refused at its field in a sentence, by forms and by a file", async ({ db }) => {
  const { hallId, ctx, plan } = await aWorld(db);
  const before = await plan();
  const [a1] = before.booths;
  const { id, ...form } = a1!;
  const tooLong = "A-1234567890123";

  await expect(editBooth(ctx, hallId, id!, { ...form, was: stampOf(a1!), code: tooLong })).rejects.toMatchObject({
    code: "invalid",
    fields: { code: [`“${tooLong}” không dùng làm mã gian được: mã gồm chữ cái và chữ số, nhiều nhất 12 ký tự.`] },
  });
  await expect(addBooths(ctx, hallId, { ...ROW, prefix: "ABCDEFGHIJ-", start: 12 })).rejects.toMatchObject({
    code: "invalid",
    fields: { prefix: [expect.stringContaining("ABCDEFGHIJ-12")] },
  });
  await expect(addBooths(ctx, hallId, { ...ROW, x: 99_990 })).rejects.toMatchObject({
    code: "invalid",
    fields: { x: ["Nằm ngoài nhà trưng bày: C5."] },
  });
  await expect(addShape(ctx, hallId, aShape({ x: 100_001, y: 0 }))).rejects.toMatchObject({
    code: "invalid",
    fields: { x: ["Vị trí hoặc kích thước vượt quá cỡ lớn nhất của một sơ đồ."] },
  });
  const twice = planAsJson(aPlan({ booths: [aDrawnBooth({ code: "A1" }), aDrawnBooth({ code: "A1", x: 60 })] }));
  await expect(importPlan(ctx, hallId, twice)).rejects.toMatchObject({
    code: "invalid",
    message: "Mã A1 được đặt cho nhiều gian.",
  });
  expect(await plan()).toEqual(before);
});

test("a picture lies under the plan of who works on the fair, and is removed again", async ({ db }) => {
  const { fair, hallId, ctx, stranger } = await aWorld(db);
  const store = aFileStore();
  const picture = await aGivenFile("mat-bang.jpg", await aJpeg());

  await setBackground(ctx, store, hallId, picture);
  expect((await backgroundOf(ctx, fair.slug, hallId)).mediaType).toMatch(/^image\//);
  // The nightly sweep leaves what a plan is drawn over.
  for (const days of [0, 30]) await sweepFiles({ ...ctx, now: new Date(NOW.getTime() + days * 86_400_000) }, store);
  expect((await backgroundOf(ctx, fair.slug, hallId)).mediaType).toMatch(/^image\//);
  await expect(backgroundOf(stranger, fair.slug, hallId)).rejects.toMatchObject({ code: "forbidden" });
  await removeBackground(ctx, hallId);
  await expect(backgroundOf(ctx, fair.slug, hallId)).rejects.toMatchObject({ code: "not_found" });
  expect(await auditOf(db, hallId)).toEqual(["plans.background_set", "plans.background_removed"]);
});

test("a hall that was taken off comes back as the last one, empty, and its plan is restored from its versions", async ({
  db,
}) => {
  const { fair, hallId, ctx, plan } = await aWorld(db);
  const other = await aWorld(db);
  await addHall(ctx, fair.id, HALL);
  await retireHall(ctx, hallId);
  expect(await retiredHallsOf(ctx, fair.id)).toEqual([{ id: hallId, name: "A", retiredAt: ctx.now, versions: 1 }]);
  await expect(returnHall(other.ctx, other.fair.id, hallId)).rejects.toMatchObject({ code: "not_found" });

  await returnHall(ctx, fair.id, hallId);

  expect(await names(ctx, fair.id)).toEqual([
    ["Nhà B", 0],
    ["A", 0],
  ]);
  expect(await retiredHallsOf(ctx, fair.id)).toEqual([]);
  await expect(returnHall(ctx, fair.id, hallId)).rejects.toMatchObject({ code: "conflict" });
  await restoreVersion(ctx, hallId, 1);
  expect((await plan()).booths.map(({ code }) => code)).toEqual(["A1", "A2"]);
});

test("nobody else changes a hall by any of its verbs", async ({ db }) => {
  const { fair, hallId, stranger, plan } = await aWorld(db);
  const store = aFileStore();
  const picture = await aGivenFile("mat-bang.jpg", await aJpeg());
  const [booth] = (await plan()).booths;
  const { id: _, ...values } = booth!;
  const { id: __, ...gate } = aShape();

  for (const attempt of [
    () => addHall(stranger, fair.id, HALL),
    () => editHall(stranger, hallId, HALL),
    () => moveHall(stranger, hallId, { way: "up" }),
    () => retireHall(stranger, hallId),
    () => returnHall(stranger, fair.id, hallId),
    () => addBooths(stranger, hallId, ROW),
    () => editBooth(stranger, hallId, booth!.id!, { ...values, was: "", code: "Z1" }),
    () => removeBooth(stranger, hallId, booth!.id!),
    () => addShape(stranger, hallId, gate),
    () => removeShape(stranger, hallId, { was: shapeStampOf(gate) }),
    () => keepVersion(stranger, hallId, { note: "x" }),
    () => restoreVersion(stranger, hallId, 1),
    () => importPlan(stranger, hallId, planAsJson(aPlan())),
    () => setBackground(stranger, store, hallId, picture),
    () => removeBackground(stranger, hallId),
  ]) {
    await expect(attempt(), String(attempt)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(hallAtWork(stranger, fair.slug, hallId)).rejects.toMatchObject({ code: "forbidden" });
});

test("a list of halls asks the database as often for three as for one", async ({ db }) => {
  const { fair, ctx } = await aWorld(db);
  const asked = () => countingQueries(db, (counted) => hallsOf({ ...ctx, db: counted }, fair.id));
  const one = await asked();
  await addHall(ctx, fair.id, HALL);
  await addHall(ctx, fair.id, { ...HALL, name: "Sân" });
  const three = await asked();

  expect([one.result.length, three.result.length, one.queries, three.queries]).toEqual([1, 3, 1, 1]);
});

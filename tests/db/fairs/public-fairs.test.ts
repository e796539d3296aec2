import { and, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, aFair, anApplication } from "#tests/factories/fairs";
import { anActor } from "#tests/factories/people";
import { HA_NOI, LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { booths, fairs } from "~/db/schema";
import { boothPage, planOf } from "~/domain/booths/plan.server";
import { fairBySlug, publicFairs } from "~/domain/fairs/queries.server";

const NOW = new Date("2026-06-10T03:00:00Z");

/** Claims the booth of a fair with this code for a span of time, for an applicant of its own. */
async function claim(
  db: Database,
  fairId: string,
  code: string,
  during: string,
  { state = "held", provinceId = LAM_DONG }: { state?: "held" | "reserved" | "confirmed"; provinceId?: string } = {},
) {
  const [booth] = await db
    .select({ id: booths.id })
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code)));
  const { userId } = await anActor(db);
  const maker = await anEstablishment(db);
  const application = await anApplication(db, {
    fairId,
    establishmentId: maker.id,
    provinceId,
    signName: `Gian ${code}`,
    createdBy: userId,
  });
  await aClaim(db, { boothId: booth!.id, applicationId: application.id, state, during, claimedBy: userId });
}

test("a booth is what its claim of this moment says: a hold that has run out leaves it free", async ({ db }) => {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await claim(db, fair.id, "A1", "[2026-06-10T02:50:00Z,2026-06-10T03:05:00Z)");
  await claim(db, fair.id, "A2", "[2026-06-01T00:00:00Z,)", { state: "confirmed", provinceId: HA_NOI });
  const states = async (now: string) => {
    const ctx = contextOf(db, null, new Date(now));
    const { booths: planned } = await planOf(ctx, fair.id);
    const [summary] = (await publicFairs(ctx)).filter((one) => one.id === fair.id);
    return { states: planned.map((booth) => booth.state), free: summary!.available, provinces: summary!.provinces };
  };

  expect(await states("2026-06-10T02:49:59Z")).toEqual({ states: ["available", "confirmed"], free: 1, provinces: 1 });
  expect(await states("2026-06-10T02:50:00Z")).toEqual({ states: ["held", "confirmed"], free: 0, provinces: 1 });
  expect(await states("2026-06-10T03:04:59Z")).toEqual({ states: ["held", "confirmed"], free: 0, provinces: 1 });
  expect(await states("2026-06-10T03:05:00Z")).toEqual({ states: ["available", "confirmed"], free: 1, provinces: 1 });
  const { booths: shown } = await planOf(contextOf(db, null, NOW), fair.id);
  expect(shown.map(({ code, provinceName, exhibitorName }) => [code, provinceName, exhibitorName])).toEqual([
    // Whose a hold is, is nobody's business.
    ["A1", null, null],
    ["A2", "Hà Nội", "Gian A2"],
  ]);
});

test("a blocked booth is neither free nor anyone's", async ({ db }) => {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await db
    .update(booths)
    .set({ blockedReason: "Cột điện" })
    .where(and(eq(booths.fairId, fair.id), eq(booths.code, "A1")));
  const ctx = contextOf(db, null, NOW);

  expect((await planOf(ctx, fair.id)).booths.map((booth) => booth.state)).toEqual(["blocked", "available"]);
  expect((await publicFairs(ctx)).find((one) => one.id === fair.id)).toMatchObject({ booths: 2, available: 1 });
});

test("the database refuses two claims of one booth at one time, whoever asks and however close", async ({ db }) => {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await claim(db, fair.id, "A1", "[2026-06-10T00:00:00Z,2026-06-11T00:00:00Z)");

  const overlap = claim(db, fair.id, "A1", "[2026-06-10T23:59:59Z,2026-06-12T00:00:00Z)", { provinceId: HA_NOI });
  await expect(overlap).rejects.toMatchObject({ cause: { code: "23P01", constraint_name: "booth_claims_no_double" } });
  await claim(db, fair.id, "A1", "[2026-06-11T00:00:00Z,2026-06-12T00:00:00Z)");
  const race = await Promise.allSettled(
    Array.from({ length: 4 }, () => claim(db, fair.id, "A2", "[2026-06-10T00:00:00Z,2026-06-11T00:00:00Z)")),
  );
  expect(race.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});

test("a fair that is not published does not exist", async ({ db }) => {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId, publishedAt: null });
  const ctx = contextOf(db, null, NOW);

  await expect(fairBySlug(ctx, fair.slug)).rejects.toMatchObject({ code: "not_found" });
  await expect(fairBySlug(ctx, "khong-co")).rejects.toMatchObject({ code: "not_found" });
  await expect(boothPage(ctx, fair.id, { page: 1, pageSize: 10 })).rejects.toMatchObject({ code: "not_found" });
  expect((await publicFairs(ctx)).map((one) => one.id)).not.toContain(fair.id);
});

test("those to come stand first, the next one on top; then the past ones, the latest on top", async ({ db }) => {
  await db.update(fairs).set({ publishedAt: null });
  const { id: agencyId } = await anAgency(db);
  for (const [slug, startsOn, endsOn] of [
    ["lau-roi", "2024-05-01", "2024-05-05"],
    ["vua-xong", "2026-06-05", "2026-06-09"],
    ["sang-nam", "2027-01-01", "2027-01-05"],
    ["hom-nay", "2026-06-08", "2026-06-10"],
    ["thang-sau", "2026-07-01", "2026-07-05"],
  ] as const) {
    await aFair(db, { agencyId, slug, startsOn, endsOn });
  }
  const slugs = async (now: string) => (await publicFairs(contextOf(db, null, new Date(now)))).map((one) => one.slug);

  // Midnight in Vietnam is 17:00 UTC of the day before.
  expect(await slugs("2026-06-10T16:59:00Z")).toEqual(["hom-nay", "thang-sau", "sang-nam", "vua-xong", "lau-roi"]);
  expect(await slugs("2026-06-10T17:01:00Z")).toEqual(["thang-sau", "sang-nam", "hom-nay", "vua-xong", "lau-roi"]);
});

test("a page of booths holds those of one state, and says how many there are", async ({ db }) => {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  await claim(db, fair.id, "A1", "[2026-06-01T00:00:00Z,)", { state: "reserved" });
  const ask = async (query: Parameters<typeof boothPage>[2]) => {
    const { items, total } = await boothPage(contextOf(db, null, NOW), fair.id, query);
    return { total, codes: items.map((booth) => booth.code) };
  };

  expect(await ask({ page: 1, pageSize: 1 })).toEqual({ total: 2, codes: ["A1"] });
  expect(await ask({ page: 2, pageSize: 1 })).toEqual({ total: 2, codes: ["A2"] });
  expect(await ask({ page: 3, pageSize: 1 })).toEqual({ total: 2, codes: [] });
  expect(await ask({ state: "reserved", page: 1, pageSize: 10 })).toEqual({ total: 1, codes: ["A1"] });
  expect(await ask({ state: "available", page: 1, pageSize: 10 })).toEqual({ total: 1, codes: ["A2"] });
  expect(await ask({ state: "held", page: 1, pageSize: 10 })).toEqual({ total: 0, codes: [] });
});

test("three fairs take as many queries as one", async ({ db }) => {
  await db.update(fairs).set({ publishedAt: null });
  const { id: agencyId } = await anAgency(db);
  const count = () => countingQueries(db, async (db) => (await publicFairs(contextOf(db, null, NOW))).length);
  await aFair(db, { agencyId });
  const one = await count();
  await aFair(db, { agencyId });
  await aFair(db, { agencyId });

  expect([one.result, one.queries]).toEqual([1, 1]);
  expect(await count()).toEqual({ result: 3, queries: 1 });
});

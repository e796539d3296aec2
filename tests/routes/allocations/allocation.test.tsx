import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aFinishedRun, aRowCalled } from "#tests/factories/allocation-runs";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair, anApplication } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { rendered } from "#tests/support/rendered";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { allocationRuns, applications, boothClaims } from "~/db/schema";
import { lockBooth } from "~/domain/allocations/lock-booth.server";
import { pairsOfFair } from "~/domain/allocations/queries.server";
import * as desk from "~/routes/organiser.fairs_.$slug_.allocation";
import * as plan from "~/routes/organiser.fairs_.$slug_.allocation_.$number";
import * as adoption from "~/routes/organiser.fairs_.$slug_.allocation_.$number_.adoption";
import { action as cancel } from "~/routes/organiser.fairs_.$slug_.allocation_.$number_.cancellation";
import { action as discard } from "~/routes/organiser.fairs_.$slug_.allocation_.$number_.discarding";
import * as locks from "~/routes/organiser.fairs_.$slug_.allocation_.locks";
import { action as unlock } from "~/routes/organiser.fairs_.$slug_.allocation_.locks_.$booth_.removal";
import * as pairs from "~/routes/organiser.fairs_.$slug_.allocation_.pairs";
import { action as unpair } from "~/routes/organiser.fairs_.$slug_.allocation_.pairs_.$pair_.removal";

const TYPED = {
  ...{ booth: "100", priority: "1", together: "20", corner: "8", wished: "12", near: "6", apart: "20", zone: "15" },
  ...{ move: "40", hand: "150", zones: "hard", metres: "6", seconds: "5" },
};

async function aScene(db: Database, corner = "B1") {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, { agencyId });
  const row = await aRowCalled(db, fair.id, ["B1", "B2", "B3"]);
  const as = await anOrganiser(db, agencyId);
  const of = { fairId: fair.id, createdBy: as.userId };
  await anApplication(db, {
    ...{ ...of, establishmentId: (await anEstablishment(db)).id, granted: 2, number: "HC-001" },
    ...{ signName: "Gốm Thanh Hà", wishes: { booths: [corner], corner: true } },
  });
  const rival = await anEstablishment(db);
  const second = await anApplication(db, {
    ...{ ...of, establishmentId: rival.id, granted: 1, number: "HC-002" },
    ...{ signName: "Mây tre An Bình", wishes: { booths: [corner] } },
  });
  const url = `/organiser/fairs/${fair.slug}/allocation`;
  return { fair, row, as, url, second, params: { slug: fair.slug } };
}

test("the desk tells what there is, and a plan is asked for with points that are whole numbers", async ({ db }) => {
  const { url, as, params } = await aScene(db);
  const { data } = await load(db, desk.loader, { url, params, as });

  expect(data).toMatchObject({ counts: { booths: 5, applications: 2, granted: 3 }, runs: [], locks: [], whyNot: null });
  expect(await rendered(db, desk, { url, params, as })).toContain("Xếp 2 đơn");

  const refused = await post(db, desk.action, { url, params, as, form: { ...TYPED, corner: "tám" } });
  expect([refused.status, JSON.stringify(refused.data)]).toEqual([422, expect.stringContaining("corner")]);
  const asked = await post(db, desk.action, { url, params, as, form: TYPED });
  expect([asked.status, asked.location]).toEqual([303, `${url}/1`]);
  const again = await post(db, desk.action, { url, params, as, form: TYPED });
  expect(again.status).toBe(409);

  expect(await rendered(db, plan, { url: `${url}/1`, params: { ...params, number: "1" }, as })).toContain(
    "Đang tìm phương án đầu tiên",
  );
  const stopped = await post(db, cancel, { url, params: { ...params, number: "1" }, as });
  expect([stopped.status, stopped.location]).toEqual([303, url]);
});

test("a plan's page says how good it is, who got what, and what a wished booth would cost; numbers that are none are not found", async ({
  db,
}) => {
  const { url, as, params, fair } = await aScene(db);
  await aFinishedRun(db, fair.id, as.userId);
  const at = { params: { ...params, number: "1" }, as };

  const page = await rendered(db, plan, { url: `${url}/1`, ...at });
  for (const words of [
    "Đã chứng minh: không có cách xếp nào nhiều điểm hơn",
    "Gốm Thanh Hà",
    "Mây tre An Bình",
    "B1 dành cho",
  ]) {
    expect(page).toContain(words);
  }
  const found = await load(db, plan.loader, { url: `${url}/1?q=may+tre`, ...at });
  expect((found.data as { rows: { number: string }[] }).rows.map((row) => row.number)).toEqual(["HC-002"]);
  for (const number of ["2", "0", "x"]) {
    await expect(load(db, plan.loader, { url, params: { ...params, number }, as })).resolves.toMatchObject({
      status: 404,
    });
  }
});

test("what a plan is computed by is told in words, and its fields are open once they are not as usual", async ({
  db,
}) => {
  const { url, as, params } = await aScene(db);
  const usual = await rendered(db, desk, { url, params, as });
  await post(db, desk.action, { url, params, as, form: { ...TYPED, seconds: "10", apart: "90" } });
  const other = await rendered(db, desk, { url, params, as });

  expect(usual).toContain("Khu theo nhóm hàng: bắt buộc đúng khu. Gần là dưới 6 m. Tính tối đa 10 giây.");
  expect(usual).not.toContain("<details open");
  expect(other).toContain("muốn cách xa mà bị gần: 90");
  expect(other).toContain("<details open");
});

test("a pair of applications is chosen from lists, told on the desk, and removed; the same twice is said beside its field", async ({
  db,
}) => {
  const { url, as, params, second, fair } = await aScene(db);
  const at = { url: `${url}/pairs`, params, as };
  const page = (await load(db, pairs.loader, at)).data as { applications: { id: string; number: string }[] };
  expect(page.applications.map((one) => one.number)).toEqual(["HC-001", "HC-002"]);
  const first = page.applications[0]!.id;

  const same = await post(db, pairs.action, { ...at, form: { first, second: first, kind: "near" } });
  expect([same.status, JSON.stringify(same.data)]).toEqual([422, expect.stringContaining("hai đơn khác nhau")]);
  const set = await post(db, pairs.action, { ...at, form: { first, second: second.id, kind: "apart" } });

  expect([set.status, set.location]).toEqual([303, `${url}/pairs`]);
  expect(await rendered(db, pairs, at)).toContain("Bỏ cặp");
  expect(await rendered(db, desk, { url, params, as })).toMatch(/HC-00[12] · .+ nên xa HC-00[12] · /);
  await post(db, pairs.action, { ...at, form: { first, second: second.id, kind: "apart", force: "must" } });
  expect(await rendered(db, pairs, at)).toMatch(/HC-00[12] · .+ bắt buộc xa HC-00[12] · /);
  await aFinishedRun(db, fair.id, as.userId);
  expect(await rendered(db, plan, { url: `${url}/1`, params: { ...params, number: "1" }, as })).toContain(
    "1 cặp bắt buộc không giữ được",
  );
  const [pair] = await pairsOfFair(contextOf(db, as), fair.id);
  expect((await post(db, unpair, { ...at, params: { ...params, pair: pair!.id } })).status).toBe(303);
  expect(await pairsOfFair(contextOf(db, as), fair.id)).toEqual([]);
});

test("a lock is chosen from lists of booths and accepted applications, the booth one comes from beforehand", async ({
  db,
}) => {
  const { url, as, params } = await aScene(db);

  const page = await rendered(db, locks, { url: `${url}/locks?booth=B2`, params, as });

  expect(page).toMatch(/<option[^>]*value="B2"[^>]*selected|<option[^>]*selected[^>]*value="B2"/);
  expect(page).toContain("HC-001 · Gốm Thanh Hà");
});

test("two plans are compared by who stands elsewhere", async ({ db }) => {
  const { url, as, params, fair, row, second } = await aScene(db);
  await aFinishedRun(db, fair.id, as.userId);
  await lockBooth(contextOf(db, as, new Date()), fair.id, { booth: "A1", application: second.number! });
  await aFinishedRun(db, fair.id, as.userId, 2);

  const asked = { url: `${url}/2?with=1`, params: { ...params, number: "2" }, as };
  const { data } = await load(db, plan.loader, asked);

  expect(row.B1).toBeDefined();
  expect(data).toMatchObject({ compared: { number: 1 } });
  const { rows } = data as { rows: { number: string; booths: string[] }[] };
  expect(rows.find((one) => one.number === "HC-002")?.booths).toEqual(["A1"]);
  expect(await rendered(db, plan, asked)).toContain("so với phương án 1");
});

test("a plan is taken over after its numbers were confirmed, and says why when something changed", async ({ db }) => {
  const { url, as, params, fair, second } = await aScene(db);
  await aFinishedRun(db, fair.id, as.userId);
  const at = { url: `${url}/1/adoption`, params: { ...params, number: "1" }, as };
  const asked = await load(db, adoption.loader, at);
  expect(asked.data).toMatchObject({ changed: null, whyNot: null });
  expect(await rendered(db, adoption, at)).toContain("Giao 3 gian cho 2 đơn");

  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, second.id));
  const refused = await post(db, adoption.action, { ...at, form: {} });
  expect([refused.status, JSON.stringify(refused.data)]).toEqual([409, expect.stringContaining("HC-002")]);
  const taken = await post(db, adoption.action, { ...at, form: { despiteChanges: "on" } });

  expect([taken.status, taken.location]).toEqual([303, `${url}/1`]);
  expect(await db.select().from(boothClaims)).toHaveLength(2);
});

test("a plan is laid aside", async ({ db }) => {
  const { url, as, params, fair } = await aScene(db);
  await aFinishedRun(db, fair.id, as.userId);

  const { status } = await post(db, discard, { url, params: { ...params, number: "1" }, as });

  const [run] = await db.select().from(allocationRuns).where(eq(allocationRuns.fairId, fair.id));
  expect([status, run!.state]).toEqual([303, "discarded"]);
});

test("a booth is locked and unlocked by hand, and a wrong code stays in its field", async ({ db }) => {
  const { url, as, params, row } = await aScene(db);
  const at = { url: `${url}/locks`, params, as };
  const wrong = await post(db, locks.action, { ...at, form: { booth: "Z1", application: "HC-001" } });
  expect([wrong.status, JSON.stringify(wrong.data)]).toEqual([422, expect.stringContaining("Không có gian Z1")]);

  expect((await post(db, locks.action, { ...at, form: { booth: "b2", application: "hc-001" } })).status).toBe(303);
  const { data } = await load(db, locks.loader, at);
  expect(data).toMatchObject({ locks: [{ code: "B2", number: "HC-001" }] });
  expect(await rendered(db, locks, at)).toContain("Bỏ khóa B2");

  expect((await post(db, unlock, { ...at, params: { ...params, booth: row.B2! } })).status).toBe(303);
});

import { eq, sql } from "drizzle-orm";
import { HA_NOI, LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { countingQueries } from "#tests/support/queries";
import { applications, fairQuotas } from "~/db/schema";
import { quotaUses } from "~/domain/applications/quotas.server";
import { quotasOf } from "~/domain/fairs/quotas.server";
import { setQuotas } from "~/domain/fairs/set-quotas.server";
import { aFairAtWork, applied, NOW, refusalOf, taken } from "./at-work";

test("a territory has its quota beside what it was granted and took; a hold of minutes counts for nobody", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db);
  const { id } = await applied(db, fair.id, { granted: 2 });
  await taken(db, fair.id, "A1", id);
  await taken(db, fair.id, "A2", id, { state: "held", during: "[2026-08-01T02:55:00Z,2026-08-01T03:10:00Z)" });

  await setQuotas(ctx, fair.id, { version: 1, rows: [{ provinceId: LAM_DONG, booths: 5 }, { provinceId: HA_NOI }] });

  const quotas = await quotasOf(ctx, fair);
  const of = (provinceId: string) => quotas.find((quota) => quota.provinceId === provinceId);
  expect(quotas).toHaveLength(34);
  expect(of(LAM_DONG)).toMatchObject({ name: "Lâm Đồng", booths: 5, granted: 2, taken: 1 });
  expect(of(HA_NOI)).toMatchObject({ booths: null, granted: 0, taken: 0 });
});

test("the desk of the fair and that of its applications count the same: who waits with an offer too, a hold not", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db);
  const accepted = await applied(db, fair.id, { granted: 2 });
  await taken(db, fair.id, "A1", accepted.id);
  await taken(db, fair.id, "A2", accepted.id, {
    state: "held",
    during: "[2026-08-01T02:55:00Z,2026-08-01T03:10:00Z)",
  });
  await applied(db, fair.id, { granted: 1, state: "waiting" });
  await applied(db, fair.id, { granted: 3, state: "submitted" });

  const [use] = await quotaUses(ctx, fair);
  expect(use).toMatchObject({ provinceId: LAM_DONG, granted: 3, taken: 1 });
  const [quota] = (await quotasOf(ctx, fair)).filter(({ provinceId }) => provinceId === LAM_DONG);
  expect(quota).toMatchObject({ granted: 3, taken: 1 });
});

test("a quota below what is taken is refused with the province and the number, and nothing of the table is written", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db);
  const { id } = await applied(db, fair.id, { granted: 2 });
  await taken(db, fair.id, "A1", id);
  await taken(db, fair.id, "A2", id, { state: "reserved" });

  const lowered = setQuotas(ctx, fair.id, {
    version: 1,
    rows: [
      { provinceId: HA_NOI, booths: 3 },
      { provinceId: LAM_DONG, booths: 1 },
    ],
  });

  await expect(lowered).rejects.toMatchObject({
    code: "conflict",
    message: "Lâm Đồng đã có 2 gian, chỉ tiêu không thể thấp hơn.",
    fields: { "rows[1].booths": ["Lâm Đồng đã có 2 gian, chỉ tiêu không thể thấp hơn."] },
  });
  expect(await db.$count(fairQuotas, eq(fairQuotas.fairId, fair.id))).toBe(0);
  await setQuotas(ctx, fair.id, { version: 1, rows: [{ provinceId: LAM_DONG, booths: 2 }] });
  await setQuotas(ctx, fair.id, { version: 2, rows: [{ provinceId: LAM_DONG }] });
  expect(await db.$count(fairQuotas, eq(fairQuotas.fairId, fair.id))).toBe(0);
});

test("quotas are refused to others, over another's save, for a province of nowhere and one named twice", async ({
  db,
}) => {
  const { fair, ctx, others } = await aFairAtWork(db);
  const rows = [{ provinceId: LAM_DONG, booths: 5 }];
  const set = (values: object) => refusalOf(setQuotas(ctx, fair.id, { version: 1, rows, ...values }));

  for (const other of others) {
    expect(await refusalOf(setQuotas(other, fair.id, { version: 1, rows }))).toEqual(["forbidden"]);
  }
  expect(await set({ version: 2 })).toEqual(["conflict"]);
  expect(await set({ rows: [{ provinceId: "new-99", booths: 1 }] })).toEqual(["invalid"]);
  expect(await set({ rows: [...rows, ...rows] })).toEqual(["invalid"]);
});

test("a booth that is taken while its territory gets its first quota is counted by one of the two", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const { id } = await applied(db, fair.id, { granted: 1 });
  const held = sql`select 1 from ${applications} where id = ${id} for no key update`;

  const outcomes = await meeting(db, held, [
    () => setQuotas(ctx, fair.id, { version: 1, rows: [{ provinceId: LAM_DONG, booths: 0 }] }),
    () => taken(db, fair.id, "A1", id),
  ]);

  const [quota] = (await quotasOf(ctx, fair)).filter((one) => one.provinceId === LAM_DONG);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect([
    [0, 0],
    [null, 1],
  ]).toContainEqual([quota!.booths, quota!.taken]);
});

test("the table takes as many queries with three territories as with one", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const count = () => countingQueries(db, (db) => quotasOf(contextOf(db, null, NOW), fair));
  await applied(db, fair.id);
  const one = await count();
  await applied(db, fair.id, { provinceId: HA_NOI });
  await setQuotas(ctx, fair.id, { version: 1, rows: [{ provinceId: LAM_DONG, booths: 9 }] });

  expect([one.queries, (await count()).queries]).toEqual([3, 3]);
});

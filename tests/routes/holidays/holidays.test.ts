import { anActor, anAdmin } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { action as add, loader as list } from "~/routes/admin.holidays._index";
import { loader as removal, action as remove } from "~/routes/admin.holidays.$day.removal";

const form = {
  day: "19/06/2026",
  name: "Nghỉ theo quyết định của tỉnh",
  nameEn: "Provincial day off",
  source: "Quyết định 12/QĐ-UBND ngày 01/6/2026",
};

test("an admin adds a day and removes it again", async ({ db }) => {
  const as = await anAdmin(db);
  const year = () => load(db, list, { url: "/admin/holidays?year=2026", as });
  const daysOf = (data: unknown) => (data as { days: { day: string }[] }).days.map(({ day }) => day);

  const added = await post(db, add, { url: "/admin/holidays", as, form });
  const twice = await post(db, add, { url: "/admin/holidays", as, form });
  expect([added.status, added.location]).toEqual([303, "/admin/holidays?year=2026"]);
  expect([twice.status, twice.data]).toMatchObject([409, { result: { error: { day: [expect.any(String)] } } }]);
  expect(daysOf((await year()).data)).toContain("2026-06-19");

  const params = { day: "2026-06-19" };
  const url = "/admin/holidays/2026-06-19/removal";
  expect((await load(db, removal, { url, params, as })).data).toMatchObject({ holiday: { name: form.name } });
  expect((await post(db, remove, { url, params, as })).status).toBe(303);
  expect((await post(db, remove, { url, params, as })).status).toBe(404);
  expect(daysOf((await year()).data)).not.toContain("2026-06-19");
});

test("a day that is none is asked for again, and a year that is none is this one", async ({ db }) => {
  const as = await anAdmin(db);

  const wrong = await post(db, add, { url: "/admin/holidays", as, form: { ...form, day: "31/02/2026", source: "" } });
  const page = await load(db, list, { url: "/admin/holidays?year=xyz", as });

  expect([wrong.status, wrong.data]).toMatchObject([
    422,
    {
      result: {
        initialValue: { day: "31/02/2026" },
        error: { day: [expect.any(String)], source: [expect.any(String)] },
      },
    },
  ]);
  expect(page.data).toMatchObject({ year: Number(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4)) });
});

test("for others there is no table", async ({ db }) => {
  const as = await anActor(db);

  expect((await load(db, list, { url: "/admin/holidays", as })).status).toBe(403);
  expect((await post(db, add, { url: "/admin/holidays", as, form })).status).toBe(403);
  expect((await load(db, list, { url: "/admin/holidays" })).status).toBe(302);
});

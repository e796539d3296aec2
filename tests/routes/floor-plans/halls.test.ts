import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aFair } from "#tests/factories/fairs";
import { aDrawnBooth } from "#tests/factories/floor-plans";
import { anOrganiser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { rendered } from "#tests/support/rendered";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { booths, halls } from "~/db/schema";
import { planFromJson, planFromSvg } from "~/domain/floor-plans/exchange";
import { type FloorPlan, stampOf } from "~/domain/floor-plans/rules";
import { newUuid } from "~/lib/uuid";
import { loader as publicFair } from "~/routes/_public.fairs.$slug/route";
import { action as addHall } from "~/routes/organiser.fairs_.$slug_.halls";
import * as hallPage from "~/routes/organiser.fairs_.$slug_.halls_.$hall/route";
import {
  loader as boothPage,
  action as editBooth,
} from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.booths_.$booth";
import { action as importFile } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.import";
import { action as savePlan } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.plan";
import { loader as asJson } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.plan[.json]";
import { loader as asSvg } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.plan[.svg]";
import { loader as print } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.print";
import { action as addRow } from "~/routes/organiser.fairs_.$slug_.halls_.$hall_.rows";

/** A hall with A1 and A2, and the way its pages are asked by its organiser. */
async function aHall(db: Database) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const fair = await aFair(db, { agencyId: agency.id });
  const [hall] = await db.select().from(halls).where(eq(halls.fairId, fair.id));
  const ask = (more: Record<string, string> = {}) => ({
    url: `/organiser/fairs/${fair.slug}/halls/${hall!.id}`,
    params: { slug: fair.slug, hall: hall!.id, ...more },
    as: organiser,
  });
  const plan = async () => {
    const { data } = await load(db, hallPage.loader, ask());
    return data as { version: number; plan: FloorPlan; whyNot: string | null };
  };
  return { fair, hall: hall!, organiser, agency, ask, plan };
}

test("a plan that is drawn is saved by a script, and told what became of it", async ({ db }) => {
  const { ask, plan } = await aHall(db);
  const { version, plan: before } = await plan();
  const send = (next: unknown, at: number | string = version) =>
    post(db, savePlan, { ...ask(), form: { version: String(at), plan: JSON.stringify(next) } });
  const more = { ...before, booths: [...before.booths, aDrawnBooth({ id: newUuid(), code: "A3", x: 120, y: 40 })] };

  expect(await send(more)).toMatchObject({ status: 200, data: { saved: { kind: "saved", version: 2 } } });
  expect(await send(before)).toMatchObject({ status: 409, data: { conflict: { version: 2, plan: more } } });
  const over = { ...more, booths: more.booths.map((booth) => ({ ...booth, x: 40 })) };
  expect(await send(over, 2)).toMatchObject({ status: 409, data: { message: "Gian A1 và gian A2 chồng lên nhau." } });
  for (const bad of [{}, null, { ...more, booths: [{ ...more.booths[0], code: "a 1\u0000" }] }, "{"]) {
    expect(await send(bad, 2)).toMatchObject({ status: 422, data: { message: expect.any(String) } });
  }
  expect(await send(more, "x")).toMatchObject({ status: 422 });
  expect(await post(db, savePlan, { ...ask(), as: null, form: {} })).toMatchObject({ status: 401 });
  expect(await plan()).toMatchObject({ version: 2, plan: more, whyNot: null });
});

test("who supports the agency sees the plan, and why they do not draw", async ({ db }) => {
  const { agency, ask } = await aHall(db);
  const support = await anOrganiser(db, agency.id, "support");
  const { data } = await load(db, hallPage.loader, { ...ask(), as: support });

  expect(data).toMatchObject({ whyNot: expect.stringContaining("Chỉ người tổ chức") });
});

test("a hall, a row and a booth are added and changed by forms, and what does not fit comes back as it was typed", async ({
  db,
}) => {
  const { fair, organiser, ask, plan } = await aHall(db);
  const slug = { url: `/organiser/fairs/${fair.slug}/halls`, params: { slug: fair.slug }, as: organiser };

  expect(await post(db, addHall, { ...slug, form: { name: "B", width: "rộng", height: "0,5" } })).toMatchObject({
    status: 422,
    data: {
      result: {
        initialValue: { width: "rộng", height: "0,5" },
        error: { width: [expect.any(String)], height: [expect.any(String)] },
      },
    },
  });
  expect(await post(db, addHall, { ...slug, form: { name: "B", width: "30", height: "22,5" } })).toMatchObject({
    status: 303,
  });
  const [made] = await db.select().from(halls).where(eq(halls.name, "B"));
  expect([made!.width, made!.height]).toEqual([300, 225]);

  const row = { prefix: "c", start: "1", count: "3", skip: "2, 4", runs: "right", gap: "", kind: "standard" };
  const where = { x: "4", y: "10", width: "3", height: "3", openTo: "S", power: "2.000" };
  expect(await post(db, addRow, { ...ask(), form: { ...row, ...where } })).toMatchObject({ status: 303 });
  expect((await plan()).plan.booths.map(({ code, x, y, power }) => [code, x, y, power]).slice(2)).toEqual([
    ["C1", 40, 100, 2000],
    ["C3", 70, 100, 2000],
    ["C5", 100, 100, 2000],
  ]);
  expect(await post(db, addRow, { ...ask(), form: { ...row, ...where, skip: "bốn", count: "0" } })).toMatchObject({
    status: 422,
    data: {
      result: {
        initialValue: { skip: "bốn", count: "0" },
        error: { skip: [expect.any(String)], count: [expect.any(String)] },
      },
    },
  });
  expect(await post(db, addRow, { ...ask(), form: { ...row, ...where } })).toMatchObject({
    status: 422,
    data: { result: { error: { "": ["Mã C1 được đặt cho nhiều gian."] } } },
  });

  const booth = (await plan()).plan.booths.find(({ code }) => code === "C3")!;
  const edit = new FormData();
  for (const [name, value] of Object.entries({
    ...where,
    code: " d 9 ",
    kind: "corner",
    x: "7",
    hasWater: "on",
    zone: "C",
  })) {
    edit.append(name, value);
  }
  edit.append("openTo", "E");
  edit.append("was", stampOf(booth));
  expect(await post(db, editBooth, { ...ask({ booth: booth.id! }), form: edit })).toMatchObject({ status: 303 });
  const edited = { ...booth, code: "D9", kind: "corner", openTo: "ES", hasWater: true, zone: "C" };
  expect((await load(db, boothPage, ask({ booth: booth.id! }))).data).toMatchObject({ booth: edited, taken: null });
  // Sent from a form that shows it as it was.
  expect(await post(db, editBooth, { ...ask({ booth: booth.id! }), form: edit })).toMatchObject({
    status: 409,
    data: {
      result: { initialValue: { x: "7" }, error: { "": [expect.stringContaining("người khác đã đổi gian D9")] } },
    },
  });
  expect(await load(db, boothPage, ask({ booth: newUuid() }))).toMatchObject({ status: 404 });
});

test("a plan is taken out as JSON and SVG, and read in again; a foreign file is refused beside its field", async ({
  db,
}) => {
  const { fair, ask, plan } = await aHall(db);
  const { plan: before } = await plan();
  const [json, svg] = [await load(db, asJson, ask()), await load(db, asSvg, ask())];

  expect(json.headers.get("content-disposition")).toContain(`${fair.code}-a.json`);
  expect(planFromJson(JSON.stringify(json.data))).toEqual(before);
  expect(planFromSvg(String(svg.data))).toEqual(before);
  const give = (text: string) => {
    const form = new FormData();
    form.append("file", new File([text], "so-do.svg", { type: "image/svg+xml" }));
    return post(db, importFile, { ...ask(), form });
  };
  expect(await give(String(svg.data).replace('data-booth="A2"', 'data-booth="A7"'))).toMatchObject({ status: 303 });
  expect((await plan()).plan.booths.map(({ code }) => code)).toEqual(["A1", "A7"]);
  expect(await give('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).toMatchObject({
    status: 422,
    data: { result: { error: { file: [expect.stringContaining("không phải sơ đồ")] } } },
  });
  expect(await give("")).toMatchObject({ status: 422, data: { result: { error: { file: [expect.any(String)] } } } });
});

test("a long list of booths is shown a row at a time, or what is looked for, without scripts", async ({ db }) => {
  const { fair, hall, ask } = await aHall(db);
  const letters = ["B", "C", "D", "E", "G"];
  await db.update(halls).set({ width: 1000, height: 1000 }).where(eq(halls.id, hall.id));
  await db.insert(booths).values(
    letters.flatMap((letter, row) =>
      Array.from({ length: 12 }, (_, at) => ({
        ...aDrawnBooth({ code: `${letter}${at + 1}`, x: 40 + at * 30, y: 200 + row * 80 }),
        fairId: fair.id,
        hallId: hall.id,
      })),
    ),
  );
  const page = async (search = "") => {
    const html = await rendered(db, hallPage, { ...ask(), url: `${ask().url}${search}` });
    const list = html.slice(html.indexOf('id="list"'));
    return [...list.matchAll(/<a [^>]*\/booths\/[^>]*>([^<]+)<\/a>/g)].map(([, code]) => code);
  };
  const row = (letter: string) => Array.from({ length: 12 }, (_, at) => `${letter}${at + 1}`);

  expect(await page()).toEqual(["A1", "A2"]);
  expect(await page("?row=C1")).toEqual(row("C"));
  expect(await page("?q=e1")).toEqual(["E1", "E10", "E11", "E12"]);
  expect(await page("?row=Z9")).toEqual(["A1", "A2"]);
  expect(await page("?q=kh%C3%B4ng")).toEqual([]);
});

test("the printed plan has the booths of its hall only", async ({ db }) => {
  const { fair, ask } = await aHall(db);
  const [other] = await db
    .insert(halls)
    .values({ fairId: fair.id, name: "B", width: 300, height: 200, furniture: [], position: 2 })
    .returning();
  await db.insert(booths).values({ ...aDrawnBooth({ code: "B1" }), fairId: fair.id, hallId: other!.id });
  const { data } = await load(db, print, ask());

  expect((data as { booths: { code: string }[] }).booths.map(({ code }) => code)).toEqual(["A1", "A2"]);
});

test("a hall is asked for under its own fair", async ({ db }) => {
  const { ask } = await aHall(db);
  const { fair: other, organiser } = await aHall(db);
  const { params } = ask();

  expect(await load(db, hallPage.loader, { ...ask(), as: organiser })).toMatchObject({ status: 403 });
  expect(
    await load(db, hallPage.loader, { ...ask(), params: { ...params, slug: other.slug }, as: organiser }),
  ).toMatchObject({
    status: 404,
  });
});

test("the public page points out the booth its address names", async ({ db }) => {
  const { fair } = await aHall(db);
  const { data } = await load(db, publicFair, { url: `/fairs/${fair.slug}?booth=A2`, params: { slug: fair.slug } });

  expect(JSON.stringify(data)).toContain('"selected":"A2"');
});

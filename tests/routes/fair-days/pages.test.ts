import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { aRunningFair } from "#tests/db/fair-days/hall";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { fairPasses, fairs, incidents } from "~/db/schema";
import { addressKey, limiter } from "~/http/rate-limit.server";
import { action as visit } from "~/routes/_public.fairs.$slug_.pass";
import { loader as passLoader } from "~/routes/_public.passes.$code";
import { action as forget } from "~/routes/_public.passes.$code_.forgetting";
import { loader as qrLoader } from "~/routes/_public.passes.$code_.qr[.svg]";
import { loader as ownLoader } from "~/routes/applications_.$id_.days";
import { action as passAction } from "~/routes/applications_.$id_.days_.passes";
import { action as salesAction } from "~/routes/applications_.$id_.days_.sales.$day";
import { loader as daysLoader } from "~/routes/organiser.fairs_.$slug_.days";
import { action as gatesAction } from "~/routes/organiser.fairs_.$slug_.days_.gates";
import { action as incidentAction } from "~/routes/organiser.fairs_.$slug_.days_.incidents";
import { loader as listLoader } from "~/routes/organiser.fairs_.$slug_.days_.lists.$list.$format";

/** Whatever the clock of the machine says. */
const TO_COME = { startsOn: "2099-12-04", endsOn: "2099-12-04" };

test("a visitor gets a pass without an account, and takes a name back from it", async ({ db }) => {
  const { fair } = await aRunningFair(db, new Date(), TO_COME);
  const ask = { url: `/fairs/${fair.slug}/pass`, params: { slug: fair.slug } };
  const form = { name: "Lê Thị Khách", contact: "0912 345 678", share: "on", key: randomUUID() };

  const posted = await post(db, visit, { ...ask, form });
  const [pass] = await db.select().from(fairPasses).where(eq(fairPasses.fairId, fair.id));
  const params = { code: pass!.code };
  expect([posted.status, posted.location]).toEqual([303, `/passes/${pass!.code}`]);
  const page = await load(db, passLoader, { url: posted.location!, params });
  expect(page.data).toMatchObject({ holder: "Lê Thị Khách", contact: "0912345678", isShared: true });
  const qr = await load(db, qrLoader, { url: `${posted.location}/qr.svg`, params });
  expect([qr.headers.get("content-type"), qr.headers.get("cache-control")]).toEqual([
    "image/svg+xml; charset=utf-8",
    "private, max-age=86400",
  ]);

  await post(db, forget, { url: `${posted.location}/forgetting`, params });
  expect((await load(db, passLoader, { url: posted.location!, params })).data).toMatchObject({
    holder: null,
    contact: null,
    isShared: false,
  });
});

test("a form that was not filled in right keeps what was typed and says what is wrong beside its field", async ({
  db,
}) => {
  const { fair } = await aRunningFair(db, new Date(), TO_COME);
  const ask = { url: `/fairs/${fair.slug}/pass`, params: { slug: fair.slug } };
  const refused = await post(db, visit, { ...ask, form: { name: "Lê Thị Khách", contact: "x", key: randomUUID() } });
  expect([refused.status, refused.data]).toMatchObject([
    422,
    {
      result: {
        initialValue: { name: "Lê Thị Khách", contact: "x" },
        error: { contact: ["Đây không phải số điện thoại hay thư điện tử."] },
      },
    },
  ]);
});

test("one address does not take passes without end", async ({ db }) => {
  const { fair } = await aRunningFair(db, new Date(), TO_COME);
  await limiter(db, "visitor_pass").penalty(addressKey("10.9.8.7"), 600);
  const form = { key: randomUUID() };
  const ask = { url: `/fairs/${fair.slug}/pass`, params: { slug: fair.slug }, address: "10.9.8.7", form };
  expect((await post(db, visit, ask)).status).toBe(429);
  expect(await db.select().from(fairPasses).where(eq(fairPasses.fairId, fair.id))).toEqual([]);
});

test("an organiser adds a gate and an incident; what is wrong is told beside its field", async ({ db }) => {
  const { fair, organiser } = await aRunningFair(db, new Date(), TO_COME);
  const ask = { url: `/organiser/fairs/${fair.slug}/days`, params: { slug: fair.slug }, as: organiser.actor };
  const kinds = new FormData();
  for (const [name, value] of [
    ["name", "Bắc"],
    ["admits", "guest"],
    ["admits", "visitor"],
  ] as const)
    kinds.append(name, value);

  expect((await post(db, gatesAction, { ...ask, form: kinds })).status).toBe(303);
  const again = await post(db, gatesAction, { ...ask, form: kinds });
  const empty = await post(db, gatesAction, { ...ask, form: { name: "Nam" } });
  expect([again.status, again.data, empty.status, empty.data]).toMatchObject([
    409,
    { result: { error: { name: ["Hội chợ đã có cổng tên “Bắc”."] } } },
    422,
    { result: { error: { admits: ["Hãy chọn ít nhất một loại vé."] } } },
  ]);

  const incident = { day: "01/11/2026", time: "8h30", place: "Bắc", kind: "fire", severity: "low", text: "Khói ở bếp" };
  expect((await post(db, incidentAction, { ...ask, form: incident })).status).toBe(303);
  expect((await post(db, incidentAction, { ...ask, form: { ...incident, time: "25h" } })).data).toMatchObject({
    result: { error: { time: ["Giờ viết như 8h30 hoặc 08:30."] } },
  });
  const [row] = await db.select({ at: incidents.at }).from(incidents).where(eq(incidents.fairId, fair.id));
  expect(row!.at).toEqual(new Date("2026-11-01T08:30:00+07:00"));
});

test("an exhibitor reports sales and issues passes; their page shows both", async ({ db }) => {
  const { fair, application, exhibitor } = await aRunningFair(db, new Date(), TO_COME);
  const params = { id: application.id };
  const ask = { url: `/applications/${application.id}/days`, params, as: exhibitor.actor };

  expect(
    (await post(db, passAction, { ...ask, form: { names: "Một Hai\n\n Ba Bốn ", key: randomUUID() } })).status,
  ).toBe(303);
  const holders = await db
    .select({ holder: fairPasses.holder })
    .from(fairPasses)
    .where(eq(fairPasses.fairId, fair.id))
    .orderBy(asc(fairPasses.holder));
  expect(holders).toEqual([{ holder: "Ba Bốn" }, { holder: "Một Hai" }]);

  const sales = {
    day: fair.startsOn,
    revenue: "12,5 triệu",
    orders: "3",
    contracts: "0",
    contractValue: "0",
    version: "0",
  };
  const posted = await post(db, salesAction, {
    ...ask,
    params: { ...params, day: fair.startsOn },
    form: { ...sales, contractValue: "5 triệu" },
  });
  expect([posted.status, posted.data]).toMatchObject([
    422,
    { result: { error: { contracts: ["Có giá trị hợp đồng thì phải có số hợp đồng."] } } },
  ]);
  // The fair has not begun by the machine's clock.
  const early = await post(db, salesAction, { ...ask, params: { ...params, day: fair.startsOn }, form: sales });
  expect(early.status).toBe(409);
  expect((await load(db, ownLoader, ask)).data).toMatchObject({
    mostPasses: 4,
    salesFrom: fair.startsOn,
    sales: [{ day: fair.startsOn, report: null }],
  });
  await db.update(fairs).set({ startsOn: "2026-01-01" }).where(eq(fairs.id, fair.id));
  expect((await load(db, ownLoader, ask)).data).toMatchObject({ salesFrom: null });
});

test("the pages of the days are nobody else's", async ({ db }) => {
  const { fair, application, organiser, exhibitor, support, stranger } = await aRunningFair(db);
  const statusOf = async (loader: typeof daysLoader | typeof ownLoader | typeof listLoader, as: typeof organiser) =>
    (
      await load(db, loader, {
        url: "/",
        params: { slug: fair.slug, id: application.id, list: "sales", format: "csv" },
        as: as.actor,
      })
    ).status;
  expect([
    await statusOf(daysLoader, organiser),
    await statusOf(daysLoader, support),
    await statusOf(daysLoader, exhibitor),
    await statusOf(daysLoader, stranger),
    await statusOf(listLoader, support),
    await statusOf(listLoader, exhibitor),
    await statusOf(ownLoader, exhibitor),
    await statusOf(ownLoader, organiser),
    await statusOf(ownLoader, stranger),
  ]).toEqual([200, 200, 403, 403, 200, 403, 200, 404, 404]);
});

import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { vi } from "vitest";
import { anAgency } from "#tests/factories/agencies";
import { aGate, aGatekeeper, aPass } from "#tests/factories/fair-days";
import { aFair } from "#tests/factories/fairs";
import { anOrganiser, aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { checkIns, checkInVerdicts, fairs, headCounts } from "~/db/schema";
import type { CheckInAnswer } from "~/domain/fair-days/check-in.server";
import type { TokenScope } from "~/domain/people/api-token.server";
import { createToken } from "~/domain/people/create-token.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";
import type { GateEntry } from "~/offline/gate-entry";
import { sendGateEntries } from "~/offline/gate-send";
import { action as checkInAction } from "~/routes/api.v1.fairs_.$id.check-ins";
import { action as gateAction, loader as gateLoader } from "~/routes/gate.$fair";
import { action as countAction } from "~/routes/gate.$fair_.counts";
import { loader as packLoader } from "~/routes/gate.$fair_.pack[.json]";
import { action as syncAction } from "~/routes/gate.$fair_.sync";

async function aHall(db: Database) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const today = todayInVietnam(new Date());
  const fair = await aFair(db, { agencyId: agency.id, startsOn: today, endsOn: addDays(today, 2) });
  const gate = await aGate(db, { fairId: fair.id, name: "Bắc" });
  const keeper = await aGatekeeper(db, fair.id, organiser.userId);
  return { fair, gate, keeper, params: { fair: fair.slug } };
}

async function tokenOf(db: Database, email: string, scope: TokenScope) {
  const { token } = await createToken(contextOf(db, null), { email, scopes: [scope], name: "cổng" });
  return { authorization: `Bearer ${token}` };
}

const scan = (code: string, gate: string) => ({
  nonce: randomUUID(),
  code,
  gate,
  direction: "in",
  at: new Date().toISOString(),
  deviceId: "máy 1",
});

test("the API takes one scan or many, answers in their order, and says what is a duplicate", async ({ db }) => {
  const { fair, gate, keeper } = await aHall(db);
  const headers = await tokenOf(db, keeper.email, "gates");
  const ask = async (json: unknown) => {
    const answer = await post(db, checkInAction, {
      url: `/api/v1/fairs/${fair.id}/check-ins`,
      params: { id: fair.id },
      json,
      headers,
    });
    return { status: answer.status, ...(answer.data as CheckInAnswer) };
  };
  const [guest, staff] = [await aPass(db, { fairId: fair.id }), await aPass(db, { fairId: fair.id, kind: "staff" })];
  const one = scan(guest.code, "Bắc");

  const single = await ask({ ...one, sentAt: new Date().toISOString() });
  const many = await ask({ checkIns: [one, scan(staff.code, gate.id), { nonce: "x" }] });

  expect(single).toMatchObject({
    status: 200,
    clock: { isOff: false },
    results: [{ nonce: one.nonce, verdict: "admitted" }],
  });
  expect(many.results.map(({ result, duplicate, verdict }) => [result, duplicate, verdict])).toEqual([
    ["duplicate", true, "admitted"],
    ["recorded", false, "admitted"],
    ["refused", false, undefined],
  ]);
});

test("by the API scans are put in the order in which they happened, whichever way the clocks are wrong", async ({
  db,
}) => {
  const { fair, gate, keeper } = await aHall(db);
  const headers = await tokenOf(db, keeper.email, "gates");
  const pass = await aPass(db, { fairId: fair.id });
  const now = Date.now();
  const minute = 60_000;
  const shown = (minutesAgo: number, aheadMinutes: number) =>
    new Date(now + (aheadMinutes - minutesAgo) * minute).toISOString();
  const ask = async (checkIns: readonly unknown[], sentAt?: string) => {
    const json = { checkIns, ...(sentAt && { sentAt }) };
    const { data } = await post(db, checkInAction, { url: "/", params: { id: fair.id }, json, headers });
    return (data as CheckInAnswer).results.map(({ result }) => result);
  };
  const of = (direction: "in" | "out", deviceId: string, at: string, nonce: string) => ({
    ...{ ...scan(pass.code, gate.id), direction, deviceId, at, nonce },
  });
  // In at -8 by a clock two hours ahead that does not say so, out at -6 by one three hours behind that does, in again at -4, out at 0.
  const nonces = ["f", "e", "d", "c"].map((digit) => randomUUID().replace(/^./, digit));
  const fast = [
    of("in", "nhanh", shown(8, 120), nonces[0]!),
    of("in", "nhanh", shown(4, 120), nonces[2]!),
    of("out", "nhanh", shown(0, 120), nonces[3]!),
  ];
  const slow = [of("out", "chậm", shown(6, -180), nonces[1]!)];
  expect([await ask(fast), await ask(slow, shown(0, -180))].flat()).toEqual(Array(4).fill("recorded"));

  const rows = await db
    .select({ nonce: checkIns.nonce, at: checkIns.at, offsetMs: checkIns.offsetMs, verdict: checkInVerdicts.verdict })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .where(eq(checkIns.fairId, fair.id))
    .orderBy(asc(checkIns.at));
  expect(rows.map(({ nonce, verdict }) => [nonce, verdict])).toEqual(nonces.map((nonce) => [nonce, "admitted"]));
  expect(rows.map(({ offsetMs }) => Math.round(offsetMs! / minute))).toEqual([120, -180, 120, 120]);
});

test("the API wants a token for gates, of a gatekeeper, and a body it can read", async ({ db }) => {
  const { fair, gate, keeper } = await aHall(db);
  const stranger = await aUser(db);
  const json = scan("ABCDEFGHJK", gate.id);
  const statusOf = async (headers: Record<string, string>, body: unknown = json, id = fair.id) =>
    (await post(db, checkInAction, { url: "/api/v1/fairs/x/check-ins", params: { id }, json: body, headers })).status;
  const gates = await tokenOf(db, keeper.email, "gates");

  expect([
    await statusOf({}),
    await statusOf(await tokenOf(db, keeper.email, "booths")),
    await statusOf(await tokenOf(db, stranger.email, "gates")),
    await statusOf(gates, json, randomUUID()),
    await statusOf(gates, json, "x"),
    await statusOf(gates, { checkIns: [] }),
    await statusOf(gates, []),
    await statusOf(gates, { checkIns: Array.from({ length: 501 }, () => json) }),
    await statusOf(gates),
  ]).toEqual([401, 403, 403, 404, 404, 400, 400, 400, 200]);
});

test("the page of a gate checks a code without scripts, and its address tells the answer once more", async ({ db }) => {
  const { fair, gate, keeper, params } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id, kind: "staff", holder: "Trần Văn Điện" });
  const key = randomUUID();
  const form = { key, gate: gate.id, direction: "in", code: `https://x.test/passes/${pass.code}` };
  const ask = { url: `/gate/${fair.slug}`, params, as: keeper };

  const posted = await post(db, gateAction, { ...ask, form });
  const again = await post(db, gateAction, { ...ask, form });
  expect([posted.status, posted.location, again.location]).toEqual([
    303,
    `/gate/${fair.slug}?gate=${gate.id}&direction=in&nonce=${key}`,
    posted.location,
  ]);

  const page = await load(db, gateLoader, { ...ask, url: posted.location! });
  expect(page.data).toMatchObject({
    chosen: { gate: gate.id, direction: "in" },
    told: { verdict: "admitted", kind: "staff", holder: "Trần Văn Điện" },
  });
  expect(page.headers.get(GATEKEEPER_HEADER)).toBe(keeper.userId);

  const empty = await post(db, gateAction, { ...ask, form: { ...form, code: "–" } });
  expect([empty.status, empty.data]).toMatchObject([422, { result: { error: { code: ["Vui lòng nhập ô này."] } } }]);
});

test("heads are counted without scripts, a form sent twice once", async ({ db }) => {
  const { fair, gate, keeper, params } = await aHall(db);
  const form = { key: randomUUID(), gate: gate.id, people: "5", direction: "out" };
  const ask = { url: `/gate/${fair.slug}/counts`, params, as: keeper, form };
  const posted = await post(db, countAction, ask);
  await post(db, countAction, ask);
  expect(posted.location).toBe(`/gate/${fair.slug}?gate=${gate.id}&direction=out`);
  const page = await load(db, gateLoader, { url: posted.location!, params, as: keeper });
  expect(page.data).toMatchObject({ gates: [{ id: gate.id, counted: 5 }], chosen: { direction: "out" } });
});

test("heads that were not taken are not answered as if they were", async ({ db }) => {
  const { fair, gate, keeper, params } = await aHall(db);
  const form = { key: randomUUID(), gate: gate.id, people: "5", direction: "in" };
  const ask = { url: `/gate/${fair.slug}/counts`, params, as: keeper };
  const none = await post(db, countAction, { ...ask, form: { ...form, people: "0" } });
  const elsewhere = await post(db, countAction, { ...ask, form: { ...form, gate: randomUUID() } });
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  const closed = await post(db, countAction, { ...ask, form });
  expect([none, elsewhere, closed].map(({ status, location }) => [status, location])).toEqual(
    Array.from({ length: 3 }, () => [422, null]),
  );
  expect(await db.select().from(headCounts).where(eq(headCounts.fairId, fair.id))).toEqual([]);
});

test("a device shows why the server takes nothing of this person", async ({ db }) => {
  const { fair, gate, params } = await aHall(db);
  const stranger = { userId: (await aUser(db)).id };
  const { status, data } = await post(db, syncAction, {
    url: `/gate/${fair.slug}/sync`,
    params,
    as: stranger,
    json: { gatekeeperId: stranger.userId, checkIns: [scan("ABCDEFGHJK", gate.id)] },
  });
  expect(status).toBe(403);
  vi.stubGlobal("fetch", async () => Response.json(data, { status }));
  try {
    const what = { kind: "count", people: 1 } as const;
    const entry: GateEntry = {
      ...{ nonce: randomUUID(), keeperId: stranger.userId, slug: fair.slug, gate: gate.id, deviceId: "máy 1" },
      ...{ at: new Date().toISOString(), offsetMs: null, what, state: { kind: "waiting" } },
    };
    expect(await sendGateEntries(fair.slug, stranger.userId, [entry])).toEqual({
      kind: "refused",
      reason: expect.stringMatching(/\S/),
    });
  } finally {
    vi.unstubAllGlobals();
  }
});

test("what a gate keeps names nobody and holds no code", async ({ db }) => {
  const { fair, keeper, params } = await aHall(db);
  const pass = await aPass(db, { fairId: fair.id, holder: "Nguyễn Bí Mật" });
  const { status, data } = await load(db, packLoader, { url: `/gate/${fair.slug}/pack.json`, params, as: keeper });
  const text = JSON.stringify(data);
  expect([
    status,
    text.includes(pass.code),
    text.includes("Bí Mật"),
    (data as { passes: string[] }).passes.length,
  ]).toEqual([200, false, false, 1]);
});

test("what a device gathered waits for its gatekeeper when somebody else has signed in on it", async ({ db }) => {
  const { fair, gate, keeper, params } = await aHall(db);
  const other = await aGatekeeper(db, fair.id, keeper.userId);
  const json = {
    gatekeeperId: keeper.userId,
    sentAt: new Date().toISOString(),
    checkIns: [scan("ABCDEFGHJK", gate.id)],
    counts: [{ ...scan("", gate.id), people: 3 }],
  };
  const ask = { url: `/gate/${fair.slug}/sync`, params, json };

  expect((await post(db, syncAction, { ...ask, as: other })).status).toBe(409);
  expect((await post(db, syncAction, ask)).status).toBe(401);
  const answer = await post(db, syncAction, { ...ask, as: keeper });
  expect([answer.status, answer.data]).toEqual([
    200,
    expect.objectContaining({
      results: [expect.objectContaining({ result: "recorded", verdict: "unknown" })],
      counts: [expect.objectContaining({ result: "recorded" })],
    }),
  ]);
});

import { anApplicant, aPickedFair, aRowOfBooths, boothCalled, standing } from "#tests/factories/booths";
import { aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { type Answer, load, post, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { memberships } from "~/db/schema";
import { boothPage } from "~/domain/booths/plan.server";
import { createToken } from "~/domain/people/create-token.server";
import { BoothItem, FairItem } from "~/http/api-schemas";
import { loader as fairList } from "~/routes/api.v1.fairs";
import { loader as list } from "~/routes/api.v1.fairs_.$id.booths";
import * as confirmRoute from "~/routes/api.v1.fairs_.$id.booths_.$booth.confirm";
import * as holdRoute from "~/routes/api.v1.fairs_.$id.booths_.$booth.hold";
import * as checkInRoute from "~/routes/api.v1.fairs_.$id.check-ins";

const { action: hold } = holdRoute;
const { action: confirm } = confirmRoute;

const OPEN = {
  startsOn: "2099-12-04",
  endsOn: "2099-12-09",
  picksOpenAt: new Date("2020-01-01T00:00:00Z"),
  picksCloseAt: null,
};

async function bearer(db: Database, email: string, scopes: ("booths" | "read")[] = ["booths"]) {
  const { token } = await createToken(contextOf(db, null), { email, scopes, name: "máy" });
  return { authorization: `Bearer ${token}` };
}

async function aPicker(db: Database) {
  const { fair } = await aPickedFair(db, OPEN);
  const { application, producer } = await anApplicant(db, fair, { granted: 2 });
  const headers = await bearer(db, producer.email);
  const services = servicesOf(db);
  const act = (
    action: typeof hold,
    booth: string,
    {
      method = "POST" as "POST" | "PUT" | "DELETE",
      json = undefined as unknown,
      as = headers as Record<string, string>,
    } = {},
  ): Promise<Answer> =>
    post(db, action, {
      url: `/api/v1/fairs/${fair.id}/booths/${booth}/x?lang=vi`,
      params: { id: fair.id, booth },
      services,
      method,
      headers: as,
      ...(json !== undefined && { json }),
    });
  return { fair, application, producer, act };
}

test("a booth is held by its code or id, confirmed, and told as 201 with its end", async ({ db }) => {
  const { fair, application, act } = await aPicker(db);
  const a1 = await boothCalled(db, fair, "A1");
  const a2 = await boothCalled(db, fair, "A2");

  const held = await act(hold, "A1");
  const confirmed = await act(confirm, a1.id);
  const other = await act(hold, a2.id, { json: { application: application.number } });
  const freed = await act(hold, "A2", { method: "DELETE" });

  expect([held.status, held.data]).toEqual([
    201,
    { claim: expect.any(String), booth: { id: a1.id, code: "A1" }, expiresAt: expect.stringMatching(/Z$/) },
  ]);
  const { claim } = held.data as { claim: string };
  expect([confirmed.status, confirmed.data]).toEqual([200, { claim, booth: { id: a1.id, code: "A1" } }]);
  expect([other.status, freed.status, freed.data]).toEqual([201, 204, ""]);
  expect(await standing(db, fair, new Date())).toEqual([`A1 confirmed ${application.number}`]);
});

test("a booth that somebody has is 409, one's own second hold too, and nothing says whose it is", async ({ db }) => {
  const { fair, act } = await aPicker(db);
  const other = await anApplicant(db, fair, { signName: "Bí mật" });
  const theirs = await bearer(db, other.producer.email);
  await act(hold, "A1");

  const [again, late] = [await act(hold, "A1"), await act(hold, "A1", { as: theirs })];
  const foreign = [await act(hold, "A1", { as: theirs, method: "DELETE" }), await act(confirm, "A1", { as: theirs })];

  expect([again.status, late.status, ...foreign.map((answer) => answer.status)]).toEqual([409, 409, 409, 409]);
  expect(again.data).toEqual({
    error: { code: "conflict", message: expect.stringMatching(/^Bạn đang giữ gian A1 đến /) },
  });
  expect(late.data).toEqual({
    error: { code: "conflict", message: expect.stringMatching(/^Gian A1 đang có người giữ đến /) },
  });
  expect(JSON.stringify(foreign)).not.toContain("Bí mật");
});

test("forty holds of one booth by one producer at once are one 201 and thirty-nine 409", async ({ db }) => {
  const { fair, application, act } = await aPicker(db);

  const answers = await Promise.all(Array.from({ length: 40 }, () => act(hold, "A1")));

  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array.from({ length: 39 }, () => 409)]);
  expect(await standing(db, fair, new Date())).toEqual([`A1 held ${application.number}`]);
});

test("what only takes some methods says so to whoever asks otherwise", async ({ db }) => {
  const { fair, act } = await aPicker(db);
  const ask = (route: { loader: typeof list }, name: string) =>
    load(db, route.loader, { url: `/api/v1/fairs/${fair.id}/${name}?lang=en`, params: { id: fair.id, booth: "A1" } });
  const told = ({ status, headers, data }: Answer) => [
    status,
    headers.get("allow"),
    (data as { error: { message: string } }).error.message,
  ];
  const onlyPost = [405, "POST, OPTIONS", "This address only takes POST."];

  expect(told(await ask(holdRoute, "booths/A1/hold"))).toEqual([
    405,
    "POST, DELETE, OPTIONS",
    "This address only takes POST, DELETE.",
  ]);
  expect(told(await ask(confirmRoute, "booths/A1/confirm"))).toEqual(onlyPost);
  expect(told(await ask(checkInRoute, "check-ins"))).toEqual(onlyPost);
  expect((await act(hold, "A1", { method: "PUT" })).status).toBe(405);
});

test("fairs and booths have just the fields that their description names", async ({ db }) => {
  const { fair, act } = await aPicker(db);
  await act(hold, "A1");
  const { data: fairsTold } = await load(db, fairList, { url: "/api/v1/fairs" });
  const { data: boothsTold } = await load(db, list, { url: "/x", params: { id: fair.id } });

  for (const item of (fairsTold as { items: object[] }).items) FairItem.strict().parse(item);
  for (const item of (boothsTold as { items: object[] }).items) BoothItem.strict().parse(item);
  expect((boothsTold as { items: object[] }).items).not.toEqual([]);
});

test("who has several applications names one; who has none, no token or another scope is refused", async ({ db }) => {
  const { fair, producer, application, act } = await aPicker(db);
  const second = await anApplicant(db, fair);
  await db.insert(memberships).values({
    userId: producer.userId,
    role: "producer",
    establishmentId: second.application.establishmentId,
  });
  const stranger = await aUser(db);

  const unclear = await act(hold, "A1");
  expect([unclear.status, (unclear.data as { error: { fields: object } }).error.fields]).toEqual([
    422,
    { application: ["Bạn có nhiều đơn ở hội chợ này. Hãy nói rõ đơn nào."] },
  ]);
  expect((await act(hold, "A1", { json: { application: "HC-999999" } })).status).toBe(422);
  expect((await act(hold, "A1", { json: { application: application.id } })).status).toBe(201);
  expect((await act(hold, "A2", { as: await bearer(db, stranger.email) })).status).toBe(403);
  expect((await act(hold, "A2", { as: await bearer(db, producer.email, ["read"]) })).status).toBe(403);
  expect((await act(hold, "A2", { as: {} })).status).toBe(401);
  expect((await act(hold, "Z9")).status).toBe(404);
  expect((await act(hold, "A2", { json: { application: 7 } })).status).toBe(400);
});

test("a list of booths is cut by the database, and whose a hold is stays untold", async ({ db }) => {
  const { fair, application, act } = await aPicker(db);
  await aRowOfBooths(db, fair, 3);
  await act(hold, "A1");
  await act(hold, "A2");
  await act(confirm, "A2");
  const ask = async (query: string) => {
    const { data } = await load(db, list, { url: `/x?${query}`, params: { id: fair.id } });
    return data as { items: { code: string; state: string; establishment: string | null }[]; total: number };
  };

  const { items, total } = await ask("pageSize=2");
  expect([total, items.map(({ code, state, establishment }) => [code, state, establishment])]).toEqual([
    5,
    [
      ["A1", "held", null],
      ["A2", "confirmed", application.signName],
    ],
  ]);
  expect((await ask("page=3&pageSize=2")).items.map((one) => one.code)).toEqual(["B3"]);
  expect((await ask("state=available&pageSize=2")).total).toBe(3);
  const queries = async (pageSize: number) =>
    (await countingQueries(db, (db) => boothPage(contextOf(db, null), fair.id, { page: 1, pageSize }))).queries;
  expect([await queries(1), await queries(5)]).toEqual([3, 3]);
});

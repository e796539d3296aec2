import { isNotNull } from "drizzle-orm";
import { aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { load, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { apiTokens } from "~/db/schema";
import { createToken } from "~/domain/people/create-token.server";
import { loader as nothing } from "~/routes/api.$";
import { loader as rounds } from "~/routes/api.v1.rounds";
import { loader as sheets } from "~/routes/api.v1.sheets";

const services = (db: Database) => servicesOf(db, { API_PER_MINUTE: "3" });

async function bearer(db: Database) {
  const { email } = await aUser(db);
  const { token } = await createToken(contextOf(db, null), { email, scopes: ["judging"], name: "điện thoại" });
  return { authorization: `Bearer ${token}` };
}

test("an address without a token gets API_PER_MINUTE requests, then 429 as the API answers, and others go on", async ({
  db,
}) => {
  const ask = (address: string) => load(db, rounds, { url: "/api/v1/rounds?lang=en", services: services(db), address });
  const statuses: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) statuses.push((await ask("10.0.0.1")).status);
  const refused = await ask("10.0.0.1");

  expect(statuses).toEqual([200, 200, 200]);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThanOrEqual(60);
  expect([refused.status, refused.data]).toEqual([
    429,
    {
      error: { code: "too_many", message: `Too many requests in this minute. Please try again in ${seconds} seconds.` },
    },
  ]);
  expect(refused.headers.get("cache-control")).toBe("no-store");
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  expect((await ask("10.0.0.2")).status).toBe(200);
  const unknown = await load(db, nothing, { url: "/api/v1/x", services: services(db), address: "10.0.0.1" });
  expect(unknown.status).toBe(429);
});

test("a token has its own budget wherever it is used, and neither spends that of its address nor needs it", async ({
  db,
}) => {
  const [one, two] = [await bearer(db), await bearer(db)];
  const send = (who: typeof one, address: string) =>
    load(db, sheets, { url: "/api/v1/sheets?round=x", services: services(db), headers: who, address });
  for (let turn = 0; turn < 3; turn += 1) expect((await send(one, `10.0.1.${turn}`)).status).toBe(200);

  expect((await send(one, "10.0.1.9")).status).toBe(429);
  expect((await send(two, "10.0.1.9")).status).toBe(200);
  const open = () => load(db, rounds, { url: "/api/v1/rounds", services: services(db), address: "10.0.1.9" });
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await open()).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await send(two, "10.0.1.9")).status).toBe(200);
});

test("a token past its budget is not even looked up", async ({ db }) => {
  const who = await bearer(db);
  const send = (db: Database, services: ReturnType<typeof servicesOf>) =>
    load(db, sheets, { url: "/api/v1/sheets?round=x", services, headers: who, address: "10.0.3.1" });
  const known = services(db);
  for (let turn = 0; turn < 4; turn += 1) await send(db, known);
  await db.update(apiTokens).set({ lastUsedAt: null });

  expect((await send(db, known)).status).toBe(429);

  expect(await db.select().from(apiTokens).where(isNotNull(apiTokens.lastUsedAt))).toEqual([]);
});

test("guessed tokens count for their address, which then is not even looked up", async ({ db }) => {
  const right = await bearer(db);
  const ask = (headers: Record<string, string>) =>
    load(db, sheets, { url: "/api/v1/sheets?round=x", services: services(db), headers, address: "10.0.2.1" });
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    statuses.push((await ask({ authorization: `Bearer tinhhoa_${turn}` })).status);
  }

  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect((await ask(right)).status).toBe(429);
});

test("someone signed in is counted by account, not by the address an office shares", async ({ db }) => {
  const [one, two] = [await aUser(db), await aUser(db)];
  const ask = (as: { id: string }) =>
    load(db, sheets, {
      url: "/api/v1/sheets?round=x",
      services: services(db),
      as: { userId: as.id },
      address: "10.0.3.1",
    });
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask(one)).status);

  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await ask(two)).status).toBe(200);
});

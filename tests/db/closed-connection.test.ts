import { setImmediate } from "node:timers/promises";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { onTestFinished } from "vitest";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { aFrailWay } from "#tests/support/frail-way";
import { load, post, servicesOf } from "#tests/support/routes";
import { openDatabase } from "~/db/client.server";
import { isConnectionLost } from "~/db/violations.server";
import { ReopeningForm } from "~/domain/sheets/forms";
import { inTransaction } from "~/domain/transaction.server";
import { respondJson } from "~/http/api.server";
import { parseForm } from "~/http/forms.server";
import { BUSY, respond } from "~/http/respond.server";
import { loader as apiSheets } from "~/routes/api.v1.sheets";
import { loader as readSheet } from "~/routes/judge.sheets.$id/route";

/** A pool of one connection, which was used before, over a way that can break. */
async function aFrailPool(databaseUrl: string) {
  const way = await aFrailWay(databaseUrl);
  const { db, close } = openDatabase(way.url, { max: 1, application: "test" });
  onTestFinished(async () => {
    await way.close();
    await close();
  });
  await db.execute(sql`select 1`);
  return { db, way };
}

test("a connection that breaks inside a transaction fails that transaction, and nothing else", async ({ db }) => {
  const refused: unknown[] = [];
  const broken = db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.execute(sql`select pg_terminate_backend(${row!.pid})`);
    // Some of these are written between the end of the connection and the next: without the patch of the driver (patches/) that
    // is an exception nobody can catch, and the end of the process.
    for (let turn = 0; turn < 500; turn += 1) {
      await tx.execute(sql`select 1`).catch((error) => refused.push(error));
      await setImmediate();
    }
    throw new Error("done");
  });

  await expect(broken).rejects.toThrow();
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  // Nor does the connection that takes its place say again what the last one ended with.
  for (let turn = 0; turn < 8; turn += 1) {
    expect([...(await db.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
  }
});

test("a transaction whose connection was cut writes nothing more, also when another has opened the connection anew since", async ({
  db,
  databaseUrl,
}) => {
  const { db: pool, close } = openDatabase(databaseUrl, { max: 1, application: "test" });
  onTestFinished(close);
  await db.execute(sql`create table marks (mark text)`);
  const told: unknown[] = [];
  const cut = pool.transaction(async (tx) => {
    await tx.execute(sql`insert into marks values (${"before"})`);
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.execute(sql`select pg_terminate_backend(${row!.pid})`);
    // Something that is not the database's takes its time, and meanwhile others use the only connection.
    await expect
      .poll(() =>
        pool.execute(sql`select 1`).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await tx.execute(sql`insert into marks values (${"after"})`).catch((error) => told.push(error));
    return "done";
  });

  await expect(cut).rejects.toThrow();
  await expect.poll(() => told.length).toBe(1);
  expect([...(await pool.execute(sql`select mark from marks`))]).toEqual([]);
  // And the connection is still of use to the next.
  await pool.transaction((tx) => tx.execute(sql`insert into marks values (${"next"})`));
  expect([...(await pool.execute(sql`select mark from marks`))]).toEqual([{ mark: "next" }]);
});

test("a connection that nobody used for a minute is closed before something on the way forgets it", async ({
  databaseUrl,
}) => {
  const { sql: pool, close } = openDatabase(databaseUrl, { max: 1, application: "test" });
  await close();
  expect(pool.options.idle_timeout).toBe(60);
});

test("a write that meets a connection closed while idle begins anew; one that breaks on the way is not done twice", async ({
  databaseUrl,
}) => {
  const { db, way } = await aFrailPool(databaseUrl);
  const ctx = contextOf(db, null);
  let runs = 0;
  const write = (breaks: boolean) =>
    inTransaction(ctx, async ({ db }) => {
      runs += 1;
      if (breaks) way.forget();
      const [row] = await db.execute<{ one: number }>(sql`select 1 as one`);
      return row!.one;
    });

  way.forget();
  expect([await write(false), runs]).toEqual([1, 1]);
  await expect(write(true)).rejects.toSatisfy(isConnectionLost);
  expect(runs).toBe(2);
});

test("a page and the API are read again over a new connection, without what the first try left behind", async ({
  db,
  databaseUrl,
}) => {
  const sheet = await aSheet(db);
  const frail = await aFrailPool(databaseUrl);
  const services = servicesOf(frail.db);
  const left: string[] = [];
  let turns = 0;
  const work: Parameters<typeof respond>[1] = async (ctx) => {
    turns += 1;
    const turn = String(turns);
    ctx.headers.append("set-cookie", `turn=${turn}`);
    ctx.atEnd.push(async () => void left.push(turn));
    if (turns % 2 === 1) frail.way.forget();
    return { rows: [...(await ctx.db.execute(sql`select 1 as one`))] };
  };
  const page = (args: LoaderFunctionArgs) => respond(args, work);
  const api = (args: LoaderFunctionArgs) => respondJson(args, work);
  const at = { url: `/judge/sheets/${sheet.id}`, params: { id: sheet.id }, as: sheet.juror.actor, services };

  const answers = [await load(db, page, at), await load(db, api, { ...at, url: "/api/v1/x" })];
  expect(answers.map(({ status, data }) => [status, data])).toEqual([
    [200, { rows: [{ one: 1 }] }],
    [200, { rows: [{ one: 1 }] }],
  ]);
  expect(answers.map(({ headers }) => headers.getSetCookie())).toEqual([["turn=2"], ["turn=4"]]);
  expect(left).toEqual(["1", "2", "3", "4"]);

  // Who asks is read first, whatever is asked.
  frail.way.forget();
  const who = (args: ActionFunctionArgs) => respond(args, async ({ actor }) => ({ id: actor?.userId }));
  expect(await post(db, who, { ...at, form: {} })).toMatchObject({
    status: 200,
    data: { id: sheet.juror.actor.userId },
  });
});

test("who cannot be answered without the database is told to come back, with what was typed, and that it may stand", async ({
  db,
  databaseUrl,
}) => {
  const sheet = await aSheet(db);
  const at = { url: `/judge/sheets/${sheet.id}`, params: { id: sheet.id }, as: sheet.juror.actor };
  const gone = await aFrailPool(databaseUrl);
  await gone.way.close();
  const unknown = { ...at, services: servicesOf(gone.db) };
  const breaking = await aFrailPool(databaseUrl);
  const breaks = (args: LoaderFunctionArgs) =>
    respond(args, async (ctx) => {
      breaking.way.forget();
      return inTransaction(ctx, async ({ db }) => {
        breaking.way.forget();
        return { rows: [...(await db.execute(sql`select 1 as one`))] };
      });
    });

  const writes = (args: ActionFunctionArgs) =>
    respond(args, async (ctx) => {
      await parseForm(ctx, ReopeningForm);
      return inTransaction(ctx, async ({ db }) => {
        breaking.way.forget();
        await db.execute(sql`select 1 as one`);
      });
    });

  const text = expect.stringContaining("chưa chắc yêu cầu của bạn đã được thực hiện");
  const page = await load(db, readSheet, unknown);
  expect([page.status, page.data]).toEqual([BUSY.status, { code: "busy", message: text }]);
  expect(page.headers.get("retry-after")).toBe("10");
  expect(await load(db, breaks, { ...at, services: servicesOf(breaking.db) })).toMatchObject({
    status: BUSY.status,
    data: { code: "busy", message: text },
  });
  const form = { reason: "Giám khảo ghi nhầm tiêu chí I.1" };
  expect(await post(db, writes, { ...at, services: servicesOf(breaking.db), form })).toMatchObject({
    status: BUSY.status,
    data: { result: { error: { "": [text] }, initialValue: form } },
  });
  const said = await load(db, apiSheets, { ...unknown, url: `/api/v1/sheets?round=${sheet.round.id}` });
  expect([said.status, said.headers.get("retry-after")]).toEqual([BUSY.status, "10"]);
});

test("what fails about a file says nothing of the database", () => {
  const failed = (code: string) => Object.assign(new Error(code), { code });
  const lost = [
    "ECONNRESET",
    "ECONNREFUSED",
    "EPIPE",
    "ETIMEDOUT",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "CONNECTION_CLOSED",
    "57P01",
    "08006",
  ];
  const others = ["ENOENT", "EACCES", "ENOSPC", "EMFILE", "EISDIR", "ERR_INVALID_ARG_TYPE", "23505", "57014"];
  expect([...lost, ...others].filter((code) => isConnectionLost(failed(code)))).toEqual(lost);
});

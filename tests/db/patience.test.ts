import { sql } from "drizzle-orm";
import { aSheet } from "#tests/factories/sheets";
import { expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import { openDatabase } from "~/db/client.server";
import { isBusy } from "~/db/violations.server";
import { BUSY } from "~/http/respond.server";
import { loader as apiSheets } from "~/routes/api.v1.sheets";
import { loader as readSheet, action as saveSheet } from "~/routes/judge.sheets.$id/route";

const BUSY_TEXT = expect.stringContaining("có người khác đang ghi vào cùng chỗ này");

test("a server waits for seconds, its jobs for minutes, a command and a migration as long as it takes", async ({
  databaseUrl,
}) => {
  const waits: Record<string, string[]> = {};
  for (const application of ["tinh-hoa", "tinh-hoa jobs", "tinh-hoa command", "tinh-hoa migrations"]) {
    const { db, close } = openDatabase(databaseUrl, { max: 1, application });
    const [row] = await db.execute<Record<string, string>>(
      sql`select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    waits[application] = [row!.lock!, row!.statement!, row!.idle!];
    await close();
  }

  expect(waits).toEqual({
    "tinh-hoa": ["10s", "1min", "1min"],
    "tinh-hoa jobs": ["1min", "10min", "10min"],
    "tinh-hoa command": ["0", "0", "0"],
    "tinh-hoa migrations": ["0", "0", "0"],
  });
});

test("a statement that takes too long is given up, and so is a transaction that nobody goes on with", async ({
  databaseUrl,
}) => {
  const patience = { lock: 0, statement: 50, idle: 50 };
  const { db, close } = openDatabase(databaseUrl, { max: 1, application: "test", patience });

  await expect(db.execute(sql`select pg_sleep(5)`)).rejects.toSatisfy(isBusy);
  const left = db.transaction(async (tx) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await tx.execute(sql`select 1`);
  });
  await expect(left).rejects.toThrow();
  // As it is heard where the server's word comes before the closed connection.
  const idle = db.execute(sql`do $$ begin raise exception 'idle' using errcode = '25P03'; end $$`);
  await expect(idle).rejects.toSatisfy(isBusy);
  expect(await db.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  await close();
});

test("who waits too long for a lock is told so: on a page, in a form with what was typed, and by the API", async ({
  db,
  databaseUrl,
}) => {
  const sheet = await aSheet(db);
  const patience = { lock: 100, statement: 0, idle: 0 };
  const { db: impatient, close } = openDatabase(databaseUrl, { max: 2, application: "test", patience });
  const services = servicesOf(impatient);
  const at = { url: `/judge/sheets/${sheet.id}`, params: { id: sheet.id }, as: sheet.juror.actor, services };
  const api = { url: `/api/v1/sheets?round=${sheet.round.id}`, as: sheet.juror.actor, services };

  const [page, form, said, unknown] = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table sheet_points in access exclusive mode`);
    const answers = [
      await load(db, readSheet, at),
      await post(db, saveSheet, { ...at, form: { remarks: "Bao bì đẹp", after: "stay" } }),
      await load(db, apiSheets, api),
    ];
    // Read to know who asks, before anything else.
    await tx.execute(sql`lock table appointments in access exclusive mode`);
    return [...answers, await load(db, readSheet, at)];
  });
  await close();

  expect([page!.status, page!.data]).toEqual([BUSY.status, { code: "busy", message: BUSY_TEXT }]);
  expect(page!.headers.get("retry-after")).toBe("10");
  expect([unknown!.status, unknown!.data]).toEqual([page!.status, page!.data]);
  expect([form!.status, form!.data]).toMatchObject([
    BUSY.status,
    { result: { error: { "": [BUSY_TEXT] }, initialValue: { remarks: "Bao bì đẹp" } } },
  ]);
  expect([said!.status, said!.data]).toEqual([BUSY.status, { error: { code: "busy", message: BUSY_TEXT } }]);
  expect(said!.headers.get("retry-after")).toBe("10");
});

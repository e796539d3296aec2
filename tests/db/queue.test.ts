import { sql } from "drizzle-orm";
import { z } from "zod";
import { test as base, expect } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { handle } from "~/jobs/handler";
import { startWorker } from "~/jobs/worker.server";
import { createLogger } from "~/lib/log.server";
import { enqueue } from "~/queue/enqueue.server";
import { installQueues } from "~/queue/install.server";
import { defineJob } from "~/queue/job";
import type { Services } from "~/services.server";

const Greet = defineJob("test-greet", z.object({ name: z.string().min(1) }), { retries: 1 });

/** `queued`: the file's database with an empty queue for `Greet`. */
const test = base.extend("queued", async ({ db, databaseUrl }) => {
  await installQueues(databaseUrl, [Greet]);
  await db.execute(sql`delete from pgboss.job where name = ${Greet.name}`);
  return { db, databaseUrl };
});

async function jobs(db: Database) {
  const rows = await db.execute(
    sql`select data->>'name' as name, state::text from pgboss.job where name = ${Greet.name} order by created_on, data->>'name'`,
  );
  return rows.map((row) => `${row.name} ${row.state}`);
}

test("a job is added with the caller's transaction, and a rollback takes it along", async ({ queued: { db } }) => {
  await db.transaction((tx) => enqueue(tx, Greet, { name: "kept" }));
  const lost = db.transaction(async (tx) => {
    await enqueue(tx, Greet, { name: "lost" });
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  expect(await jobs(db)).toEqual(["kept created"]);
});

test("a payload of the wrong shape is refused where it is made", async ({ queued: { db } }) => {
  await expect(enqueue(db, Greet, { name: "" })).rejects.toThrow();
  expect(await jobs(db)).toEqual([]);
});

test("of jobs with one key only one waits, and jobs without a key all do", async ({ queued: { db } }) => {
  const first = await enqueue(db, Greet, { name: "a" }, { key: "same" });
  const second = await enqueue(db, Greet, { name: "b" }, { key: "same" });
  await enqueue(db, Greet, { name: "c" });
  await enqueue(db, Greet, { name: "d" });
  expect([first, second]).toEqual([expect.any(String), null]);
  expect(await jobs(db)).toEqual(["a created", "c created", "d created"]);
});

test("the worker runs what is added while it waits, at once, and repeats what failed", async ({ queued }) => {
  const { db, databaseUrl } = queued;
  const greeted: string[] = [];
  const work = handle(Greet, async (ctx, { name }) => {
    greeted.push(`${name} by ${ctx.actor}`);
    if (greeted.length === 1) throw new Error("not yet");
  });
  const services = { db, log: createLogger("silent") } as Services;
  const worker = await startWorker(databaseUrl, services, [work]);
  await db.transaction((tx) => enqueue(tx, Greet, { name: "Lan" }));
  await expect.poll(() => greeted, { timeout: 2_000 }).toEqual(["Lan by null"]);
  await expect.poll(() => jobs(db), { timeout: 5_000 }).toEqual(["Lan retry"]);
  await worker.stop();
});

test("installing the queues again changes nothing", async ({ queued: { db, databaseUrl } }) => {
  await enqueue(db, Greet, { name: "a" });
  await installQueues(databaseUrl, [Greet]);
  expect(await jobs(db)).toEqual(["a created"]);
});

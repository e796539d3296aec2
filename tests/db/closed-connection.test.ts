import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, test } from "#tests/support/database";

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
  expect([...(await db.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
});

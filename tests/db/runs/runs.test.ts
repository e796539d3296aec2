import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aFair } from "#tests/factories/fairs";
import { anActor } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { letterRuns } from "~/db/schema";
import { LETTER_RUNS } from "~/domain/exhibitor-papers/draw-letters.server";
import { carryOut } from "~/domain/runs/carry-out.server";
import { keepDrawn } from "~/domain/runs/drawn-file.server";
import { queueRun, runUnderWay } from "~/domain/runs/queue-run.server";
import { resumeRuns } from "~/domain/runs/resume-runs.server";
import { inTransaction } from "~/domain/transaction.server";

/** As runs of letters, with a heart that beats fast. */
const RUNS = { ...LETTER_RUNS, beatMs: 20, stillSeconds: 1 };

const job = (db: Database) => contextOf(db, null, new Date());

async function aRun(db: Database) {
  const { id: fairId } = await aFair(db, { agencyId: (await anAgency(db)).id });
  const ctx = contextOf(db, await anActor(db), new Date());
  const id = await inTransaction(ctx, (ctx) => queueRun(ctx, RUNS, { fairId, total: 40 }));
  return { id, fairId, ctx };
}

async function rowOf(db: Database, id: string) {
  const { state, done, attempt, movedAt } = letterRuns;
  const [row] = await db.select({ state, done, attempt, movedAt }).from(letterRuns).where(eq(letterRuns.id, id));
  return row!;
}

const aFile = (db: Database) => {
  const file = { name: "thu.pdf", mediaType: "application/pdf", extension: "pdf" };
  return keepDrawn(job(db), servicesOf(db, {}), { ...file, content: Readable.from([Buffer.from("%PDF-1.7")]) });
};

const standStill = (db: Database, id: string, attempt: number) =>
  db
    .update(letterRuns)
    .set({ state: "running", attempt, movedAt: sql`clock_timestamp() - interval '2 seconds'` })
    .where(eq(letterRuns.id, id));

test("a run that says nothing by itself for long is kept alive by its signs of life, which tell what it noted", async ({
  db,
}) => {
  const { id, fairId, ctx } = await aRun(db);
  expect(await runUnderWay(ctx, RUNS, eq(letterRuns.fairId, fairId))).toMatchObject({ id, state: "queued" });

  const result = await carryOut(job(db), RUNS, id, async ({ run, note }) => {
    expect(run).toMatchObject({ id, fairId, total: 40, state: "running", attempt: 1 });
    const began = (await rowOf(db, id)).movedAt;
    note({ done: 7 });
    await expect.poll(async () => (await rowOf(db, id)).done).toBe(7);
    expect((await rowOf(db, id)).movedAt.getTime()).toBeGreaterThan(began.getTime());
    expect(await resumeRuns(job(db), RUNS)).toBe(0);
    expect(await carryOut(job(db), RUNS, id, () => expect.unreachable())).toBeNull();
    return { values: { done: 40, fileId: await aFile(db) }, result: "written" };
  });

  expect(result).toBe("written");
  expect(await rowOf(db, id)).toMatchObject({ state: "done", done: 40, attempt: 1 });
  expect(await runUnderWay(ctx, RUNS, eq(letterRuns.fairId, fairId))).toBeNull();
});

test("whoever is at a run that is stopped hears of it at once, and ends nothing", async ({ db }) => {
  const { id } = await aRun(db);
  const result = await carryOut(job(db), RUNS, id, async ({ lost, tell }) => {
    await db.update(letterRuns).set({ state: "cancelled" }).where(eq(letterRuns.id, id));
    await expect.poll(() => lost.aborted).toBe(true);
    await tell({ done: 39 });
    return { values: { done: 40 }, result: "never" };
  });
  expect(result).toBeNull();
  expect(await rowOf(db, id)).toMatchObject({ state: "cancelled", done: 0 });
});

test("of two that are at one run the later beginning alone ends it, and an earlier failure does not put it back", async ({
  db,
}) => {
  const { id } = await aRun(db);
  const earlier = carryOut(job(db), { ...RUNS, beatMs: 60_000 }, id, async () => {
    await standStill(db, id, 1);
    const later = await carryOut(job(db), RUNS, id, async ({ tell }) => {
      await tell({ done: 20 });
      return { values: { done: 40, fileId: await aFile(db) }, result: "later" };
    });
    expect(later).toBe("later");
    throw new Error("the earlier one breaks");
  });
  await expect(earlier).rejects.toThrow("the earlier one breaks");
  expect(await rowOf(db, id)).toMatchObject({ state: "done", done: 40, attempt: 2 });
});

test("a run that fails waits for its next beginning, which forgets how far it was, and is given up after the third", async ({
  db,
}) => {
  const { id } = await aRun(db);
  const fails = () =>
    carryOut(job(db), RUNS, id, async ({ run, tell }) => {
      expect(run.done).toBe(0);
      await tell({ done: 12 });
      await wait(1);
      throw new Error("no ink");
    });
  for (const state of ["queued", "queued", "failed"]) {
    await expect(fails()).rejects.toThrow("no ink");
    expect(await rowOf(db, id)).toMatchObject({ state });
  }
  expect(await fails()).toBeNull();
});

test("what stands still is begun anew, and given up after the third time", async ({ db }) => {
  const { id } = await aRun(db);
  await standStill(db, id, 2);
  expect(await resumeRuns(job(db), RUNS)).toBe(1);
  expect(await rowOf(db, id)).toMatchObject({ state: "running", attempt: 2 });
  await standStill(db, id, 3);
  expect(await resumeRuns(job(db), RUNS)).toBe(0);
  expect(await rowOf(db, id)).toMatchObject({ state: "failed", attempt: 3 });
});

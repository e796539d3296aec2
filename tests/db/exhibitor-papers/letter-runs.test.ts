import { eq, sql } from "drizzle-orm";
import { aFairWithPapers, anExhibitor, BEFORE_FAIR, detailsOf, named, takes } from "#tests/factories/exhibitor-papers";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { pagesOf } from "#tests/support/pdf-text";
import { servicesOf } from "#tests/support/routes";
import { bytesOf } from "~/adapters/files/index";
import type { Database } from "~/db/client.server";
import { letterRuns } from "~/db/schema";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { drawLetters, LETTER_RUNS } from "~/domain/exhibitor-papers/draw-letters.server";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { lastLetterRun, lettersFile, requestLetterRun } from "~/domain/exhibitor-papers/letter-runs.server";
import { sweepDrawn } from "~/domain/runs/drawn-file.server";
import { resumeRuns } from "~/domain/runs/resume-runs.server";

const job = (db: Database) => contextOf(db, null, new Date());

async function aFairWithLetters(db: Database) {
  const world = await aFairWithPapers(db);
  await named(world.ctx, world.fair.id);
  const exhibitors = [];
  for (const code of ["B1", "B2", "B3"]) exhibitors.push(await anExhibitor(db, world.fair.id, { codes: [code] }));
  await issueLetters(world.ctx, world.fair.id, { count: 3 });
  const details = await detailsOf(world.ctx, world.fair.id);
  return { ...world, exhibitors, details, services: servicesOf(db, {}) };
}

test("a job draws the last letters into one PDF; asked for twice it is one run, and what was issued since is told", async ({
  db,
}) => {
  const { fair, ctx, details, services, exhibitors } = await aFairWithLetters(db);
  const id = await requestLetterRun(ctx, fair.id);
  expect(await requestLetterRun(ctx, fair.id)).toBe(id);
  expect(await lastLetterRun(ctx, details)).toMatchObject({ state: "queued", done: 0, total: 3, since: 0 });
  await expect(lettersFile(ctx, details)).rejects.toMatchObject({ code: "closed" });

  expect(await drawLetters(job(db), services, id)).toBe(3);
  expect(await drawLetters(job(db), services, id)).toBeNull();

  expect(await lastLetterRun(ctx, details)).toMatchObject({ state: "done", done: 3, total: 3 });
  const { storageKey } = await lettersFile(ctx, details);
  const bytes = await bytesOf((await services.files.get(storageKey))!);
  const pages = await pagesOf(Buffer.from(bytes));
  expect(pages.filter(({ text }) => text.includes("THƯ XÁC NHẬN GIAN HÀNG"))).toHaveLength(3);
  expect(await auditOf(db, fair.id)).toContain("letters.run_requested");

  await takes(db, exhibitors[0]!.application.id, fair.id, "B4");
  const later = { ...ctx, now: new Date(BEFORE_FAIR.getTime() + 3_600_000) };
  await issueLetters(later, fair.id, { count: 1 });
  expect(await lastLetterRun(ctx, details)).toMatchObject({ since: 1 });
});

test("a run whose process was killed is begun anew, and given up after three times", async ({ db }) => {
  const { fair, ctx, details, services } = await aFairWithLetters(db);
  const id = await requestLetterRun(ctx, fair.id);
  const dies = (attempt: number) =>
    db
      .update(letterRuns)
      .set({ state: "running", attempt, movedAt: sql`clock_timestamp() - interval '1 minute'` })
      .where(eq(letterRuns.id, id));
  await dies(1);
  expect(await resumeRuns(job(db), LETTER_RUNS)).toBe(1);
  expect(await drawLetters(job(db), services, id)).toBe(3);
  const again = await requestLetterRun(ctx, fair.id);
  await db
    .update(letterRuns)
    .set({ state: "running", attempt: 3, movedAt: sql`clock_timestamp() - interval '1 minute'` })
    .where(eq(letterRuns.id, again));
  await resumeRuns(job(db), LETTER_RUNS);
  expect(await lastLetterRun(ctx, details)).toMatchObject({ state: "failed" });
  // The file of the run before is still there.
  expect((await lettersFile(ctx, details)).storageKey).toBeTruthy();
});

test("the file is kept for sixty days, and the sweep of files leaves it alone until then", async ({ db }) => {
  const { fair, ctx, details, services } = await aFairWithLetters(db);
  await drawLetters(job(db), services, await requestLetterRun(ctx, fair.id));
  const DAY_MS = 86_400_000;
  const after = (days: number) => contextOf(db, null, new Date(Date.now() + days * DAY_MS));
  await sweepFiles(after(30), services.files);
  expect((await lettersFile(ctx, details)).storageKey).toBeTruthy();
  expect(await sweepDrawn(after(59), letterRuns)).toBe(0);
  expect(await sweepDrawn(after(61), letterRuns)).toBeGreaterThan(0);
  expect(await lastLetterRun(ctx, details)).toMatchObject({ state: "swept", fileId: null });
});

test("letters are drawn for the people of the fair's agency, once there is one", async ({ db }) => {
  const { fair, ctx, details } = await aFairWithLetters(db);
  const nobody = { ...ctx, actor: null };
  const forbidden = { code: "forbidden" };
  await expect(requestLetterRun(nobody, fair.id)).rejects.toMatchObject(forbidden);
  await expect(lastLetterRun(nobody, details)).rejects.toMatchObject(forbidden);
  await expect(lettersFile(nobody, details)).rejects.toMatchObject(forbidden);
  const empty = await aFairWithPapers(db);
  await expect(requestLetterRun(empty.ctx, empty.fair.id)).rejects.toMatchObject({ code: "closed" });
});

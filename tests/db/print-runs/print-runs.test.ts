import { asc, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { pdfTexts } from "#tests/support/pdf-text";
import { qrTextsIn } from "#tests/support/qr";
import { servicesOf } from "#tests/support/routes";
import { attachedCredential } from "~/adapters/documents/pdf/attached-credential";
import { Zip } from "~/adapters/documents/zip.server";
import { bytesOf } from "~/adapters/files/index";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, printRuns, rounds } from "~/db/schema";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { cancelPrintRun } from "~/domain/print-runs/cancel-print-run.server";
import { drawPrintRun, resumePrintRuns } from "~/domain/print-runs/draw-print-run.server";
import { printDesk, printRunById, printRunFile } from "~/domain/print-runs/queries.server";
import { requestPrintRun } from "~/domain/print-runs/request-print-run.server";
import { todayInVietnam } from "~/lib/dates";

/** Three winners of a released decision, and the services that draw. */
async function aRelease(db: Database) {
  const { round } = await aDecidedRound(db, { totals: [90, 80, 70], recognised: 3 });
  const organiser = await anOrganiser(db, round.agencyId);
  const issued = await db
    .select({ id: certificates.id, number: certificates.number, decisionId: awards.decisionId })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, round.id))
    .orderBy(asc(awards.position));
  const services = servicesOf(db, { PUBLIC_URL: "https://tinhhoa.test" });
  const ctx = contextOf(db, organiser, new Date());
  return { round, organiser, issued, decisionId: issued[0]!.decisionId!, services, ctx };
}

const job = (db: Database) => contextOf(db, null, new Date());

async function bytesOfRun({ ctx, services }: Awaited<ReturnType<typeof aRelease>>, runId: string) {
  const { storageKey, name, mediaType } = await printRunFile(ctx, runId);
  return { name, mediaType, bytes: await bytesOf((await services.files.get(storageKey))!) };
}

const waitingJobs = async (db: Database) =>
  (
    await db.execute<{ id: string }>(
      sql`select data ->> 'runId' as id from pgboss.job where name = 'draw-print-run' and state = 'created'`,
    )
  ).map((row) => row.id);

test("a run draws all certificates of a release into one PDF, in the order of the list", async ({ db }) => {
  const release = await aRelease(db);
  const { ctx, services, decisionId, issued, round } = release;

  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  expect(await waitingJobs(db)).toContain(id);
  await expect(printRunFile(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await drawPrintRun(job(db), services, id)).toBe(3);
  expect(await drawPrintRun(job(db), services, id)).toBeNull();

  expect(await printRunById(ctx, id)).toMatchObject({ state: "done", done: 3, total: 3, leftOut: [] });
  const { name, mediaType, bytes } = await bytesOfRun(release, id);
  expect([name, mediaType]).toEqual([`giay-chung-nhan-${round.slug}-1493.pdf`, "application/pdf"]);
  const pages = await pdfTexts(bytes);
  const numbers = pages.map((page) => page.find((line) => line.startsWith("Số: ")));
  expect(numbers).toEqual(issued.map(({ number }) => `Số: ${number}`));
  expect(qrTextsIn(bytes)).toEqual(issued.map(({ number }) => `https://tinhhoa.test/certificates/${number}`));
  expect(await auditOf(db, round.id)).toContain("print_runs.requested");
});

test("the archive holds a PDF for each, with its credential, drawn as its public page gives it", async ({ db }) => {
  const release = await aRelease(db);
  const { ctx, services, decisionId, issued } = release;
  const id = await requestPrintRun(ctx, decisionId, { kind: "files" });
  expect(await drawPrintRun(job(db), services, id)).toBe(3);

  const { bytes, mediaType } = await bytesOfRun(release, id);
  expect(mediaType).toBe("application/zip");
  const zip = new Zip(bytes, 50_000_000);
  for (const { number } of issued) {
    const pdf = (await zip.read(`${number}.pdf`))!;
    const { words } = await certificateForPrint(ctx, number, String);
    expect((await pdfTexts(pdf))[0]).toContain(words.vi.product);
    expect(JSON.parse((await attachedCredential(pdf))!)).toMatchObject({
      id: `https://tinhhoa.test/certificates/${number}`,
    });
  }
});

test("certificates that were taken back or replaced are left out, and named", async ({ db }) => {
  const release = await aRelease(db);
  const { ctx, services, decisionId, issued } = release;
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const revokedOn = todayInVietnam(ctx.now);
  await revokeCertificate(ctx, issued[0]!.id, { revokedOn, reason: "Gian dối.", decisionNumber: "9/QĐ" });
  const replacement = await reissueCertificate(ctx, services.signer, issued[1]!.id, { reason: "Bản giấy bị mất." });

  expect(await drawPrintRun(job(db), services, id)).toBe(1);
  expect(await printRunById(ctx, id)).toMatchObject({
    state: "done",
    leftOut: [issued[0]!.number, issued[1]!.number],
    sealVersion: 1,
  });
  // A later run is of the later seal, and draws the replacement.
  const later = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  expect(await drawPrintRun(job(db), services, later)).toBe(2);
  const pages = await pdfTexts((await bytesOfRun(release, later)).bytes);
  expect(pages[0]).toContain(`Số: ${replacement}`);
  expect(await printRunById(ctx, later)).toMatchObject({ leftOut: [issued[0]!.number], sealVersion: 2 });
});

test("a run whose process was killed is begun anew, and the earlier one leaves it alone", async ({ db }) => {
  const { ctx, services, decisionId } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  // As a killed process leaves it: begun, and standing still since.
  const still = (seconds: number) =>
    db
      .update(printRuns)
      .set({
        state: "running",
        attempt: 1,
        done: 1,
        movedAt: sql`clock_timestamp() - make_interval(secs => ${seconds})`,
      })
      .where(eq(printRuns.id, id));
  await still(5);
  expect(await resumePrintRuns(job(db))).toBe(0);
  expect(await drawPrintRun(job(db), services, id)).toBeNull();
  await still(60);
  expect(await resumePrintRuns(job(db))).toBe(1);
  expect(await drawPrintRun(job(db), services, id)).toBe(3);
  const [run] = await db.select().from(printRuns).where(eq(printRuns.id, id));
  expect([run!.attempt, run!.state, run!.done]).toEqual([2, "done", 3]);
});

test("a run that took its process with it three times is given up", async ({ db }) => {
  const { ctx, services, decisionId } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const movedAt = sql`clock_timestamp() - interval '60 seconds'`;
  await db.update(printRuns).set({ state: "running", attempt: 3, done: 1, movedAt }).where(eq(printRuns.id, id));

  expect(await drawPrintRun(job(db), services, id)).toBeNull();
  expect(await resumePrintRuns(job(db))).toBe(0);
  expect(await printRunById(ctx, id)).toMatchObject({ state: "failed", fileName: null });
});

test("of two jobs with one run, one draws it", async ({ db }) => {
  const { ctx, services, decisionId } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const drawn = await Promise.all([1, 2].map(() => drawPrintRun(job(db), services, id)));
  expect(drawn.toSorted()).toEqual([3, null]);
});

test("a run that fails three times is given up and says so", async ({ db }) => {
  const { ctx, services, decisionId } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const broken = {
    ...services,
    files: { ...services.files, put: () => Promise.reject(new Error("the disk is full")) },
  };
  for (const state of ["queued", "queued", "failed"] as const) {
    await expect(drawPrintRun(job(db), broken, id)).rejects.toThrow("the disk is full");
    expect(await printRunById(ctx, id)).toMatchObject({ state, fileName: null });
  }
  expect(await drawPrintRun(job(db), services, id)).toBeNull();
});

test("a run that is stopped leaves no file, and is stopped once", async ({ db }) => {
  const { ctx, services, decisionId, round } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "files" });
  const held = sql`select from ${printRuns} where ${eq(printRuns.id, id)} for update`;
  const stop = () => cancelPrintRun(ctx, id);
  expect((await meeting(db, held, [stop, stop])).sort()).toEqual(["conflict", "done"]);
  expect(await drawPrintRun(job(db), services, id)).toBeNull();
  expect(await printRunById(ctx, id)).toMatchObject({ state: "cancelled", fileName: null });
  expect(await auditOf(db, round.id)).toContain("print_runs.cancelled");
});

test("a second request joins the run that is not over, also when both come at once", async ({ db }) => {
  const { ctx, services, decisionId, round } = await aRelease(db);
  const ids: string[] = [];
  const ask = async () => {
    ids.push(await requestPrintRun(ctx, decisionId, { kind: "sheets" }));
  };
  const held = sql`select from ${rounds} where ${eq(rounds.id, round.id)} for update`;
  expect(await meeting(db, held, [ask, ask])).toEqual(["done", "done"]);
  expect(new Set(ids).size).toBe(1);
  await requestPrintRun(ctx, decisionId, { kind: "files" });
  expect((await printDesk(ctx, decisionId)).runs.map((run) => run.kind).sort()).toEqual(["files", "sheets"]);
  await drawPrintRun(job(db), services, ids[0]!);
  expect(await requestPrintRun(ctx, decisionId, { kind: "sheets" })).not.toBe(ids[0]);
});

test("only organisers of the agency print, stop and take the files", async ({ db }) => {
  const { ctx, services, decisionId, round } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  await drawPrintRun(job(db), services, id);
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const elsewhere = await anOrganiser(db, (await anAgency(db)).id);
  for (const [actor, code] of [
    [secretary, "forbidden"],
    [elsewhere, "not_found"],
    [await anAdmin(db), "not_found"],
    [await anActor(db), "not_found"],
    [null, "forbidden"],
  ] as const) {
    const theirs = contextOf(db, actor, ctx.now);
    await expect(requestPrintRun(theirs, decisionId, { kind: "sheets" })).rejects.toMatchObject({ code });
    await expect(printDesk(theirs, decisionId)).rejects.toMatchObject({ code });
    const hidden = { code: actor ? "not_found" : "forbidden" };
    await expect(printRunById(theirs, id)).rejects.toMatchObject(hidden);
    await expect(printRunFile(theirs, id)).rejects.toMatchObject(hidden);
    await expect(cancelPrintRun(theirs, id)).rejects.toMatchObject(hidden);
  }
  await expect(cancelPrintRun(ctx, id)).rejects.toMatchObject({ code: "conflict" });
});

test("nothing is drawn where every certificate was taken back", async ({ db }) => {
  const { ctx, decisionId, issued } = await aRelease(db);
  const revokedOn = todayInVietnam(ctx.now);
  for (const { id } of issued) {
    await revokeCertificate(ctx, id, { revokedOn, reason: "Gian dối.", decisionNumber: "9/QĐ" });
  }
  await expect(requestPrintRun(ctx, decisionId, { kind: "sheets" })).rejects.toMatchObject({ code: "conflict" });
});

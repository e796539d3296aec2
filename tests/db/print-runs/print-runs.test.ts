import { asc, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound, aRecordedDecision } from "#tests/factories/awards";
import { anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { aGivenFile, aJpeg } from "#tests/factories/pictures";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { aSheetWithLine, aTemplate } from "#tests/factories/templates";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { pdfTexts } from "#tests/support/pdf-text";
import { qrTextsIn } from "#tests/support/qr";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import { readCertificatePdf } from "~/adapters/documents/pdf/certificate-files";
import { Zip } from "~/adapters/documents/zip.server";
import { bytesOf } from "~/adapters/files/index";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, files, printRuns, rounds, users } from "~/db/schema";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { certificateForPrint, certificateInLanguage } from "~/domain/certificates/print.server";
import { checkCredential } from "~/domain/credentials/check-credential";
import { cancelPrintRun } from "~/domain/print-runs/cancel-print-run.server";
import { drawPrintRun, PRINT_RUNS } from "~/domain/print-runs/draw-print-run.server";
import { printDesk, printRunById, printRunFile } from "~/domain/print-runs/queries.server";
import { requestPrintRun } from "~/domain/print-runs/request-print-run.server";
import { sweepDrawn } from "~/domain/runs/drawn-file.server";
import { resumeRuns } from "~/domain/runs/resume-runs.server";
import { setEmblem } from "~/domain/templates/emblem.server";
import { keepTemplatePicture } from "~/domain/templates/keep-picture.server";
import { todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";

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
    const { credential, parts } = await readCertificatePdf(pdf, sha256Hex);
    expect(JSON.parse(credential!)).toMatchObject({ id: `https://tinhhoa.test/certificates/${number}` });
    const trusted = [{ publicKey: services.signer.publicKey }];
    const { checks } = await checkCredential(credential!, { now: ctx.now, trusted, paper: { bytes: pdf, parts } });
    expect(checks.filter(({ state }) => state !== "ok").map(({ name }) => name)).toEqual(["status"]);
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
  expect(await resumeRuns(job(db), PRINT_RUNS)).toBe(0);
  expect(await drawPrintRun(job(db), services, id)).toBeNull();
  await still(60);
  expect(await resumeRuns(job(db), PRINT_RUNS)).toBe(1);
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
  expect(await resumeRuns(job(db), PRINT_RUNS)).toBe(0);
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

test("a file that is done says how many of its certificates hold no more since", async ({ db }) => {
  const release = await aRelease(db);
  const { ctx, services, decisionId, issued } = release;
  const revokedOn = todayInVietnam(ctx.now);
  const revoke = (at: number) =>
    revokeCertificate(ctx, issued[at]!.id, { revokedOn, reason: "Gian dối.", decisionNumber: "9/QĐ" });
  await revoke(0);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  expect((await printDesk(ctx, decisionId)).certificates).toBe(2);
  await drawPrintRun(job(db), services, id);
  // What was left out is no news.
  expect(await printRunById(ctx, id)).toMatchObject({ leftOut: [issued[0]!.number], overtaken: 0 });

  await reissueCertificate(ctx, services.signer, issued[1]!.id, { reason: "Bản giấy bị mất." });
  expect((await printRunById(ctx, id)).overtaken).toBe(1);
  await revoke(2);
  const desk = await printDesk(ctx, decisionId);
  expect([desk.certificates, desk.runs.map((run) => run.overtaken)]).toEqual([1, [2]]);
});

test("a file is let go sixty days after it was drawn, and its run says so", async ({ db }) => {
  const { ctx, services, decisionId } = await aRelease(db);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  await drawPrintRun(job(db), services, id);
  const { fileId } = await printRunById(ctx, id);
  const later = (days: number) => contextOf(db, null, new Date(Date.now() + days * 86_400_000));
  const kept = () => db.$count(files, eq(files.id, fileId!));

  await sweepDrawn(later(59), printRuns);
  await sweepFiles(later(59), services.files);
  expect((await printRunById(ctx, id)).state).toBe("done");
  expect(await sweepDrawn(later(61), printRuns)).toBeGreaterThan(0);
  await sweepFiles(later(61), services.files);
  await sweepFiles(later(69), services.files);
  expect(await kept()).toBe(0);
  expect(await printRunById(ctx, id)).toMatchObject({ state: "swept", fileName: null, done: 3, overtaken: 0 });
  await expect(printRunFile(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  const anew = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  expect(await drawPrintRun(job(db), services, anew)).toBe(3);
});

test("a run may be in both languages over the same template", async ({ db }) => {
  const release = await aRelease(db);
  const { ctx, services, decisionId } = release;
  const own = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const both = await requestPrintRun(ctx, decisionId, { kind: "sheets", language: "vi-en" });
  // They are two, and a second request of each joins it.
  expect(await requestPrintRun(ctx, decisionId, { kind: "sheets", language: "vi-en" })).toBe(both);
  expect(both).not.toBe(own);
  await drawPrintRun(job(db), services, own);
  await drawPrintRun(job(db), services, both);
  const wordsOf = async (id: string) => (await pdfTexts((await bytesOfRun(release, id)).bytes)).flat().join("\n");
  const english = "Typical rural industrial product, provincial level, 2026";
  expect(await wordsOf(own)).not.toContain(english);
  expect(await wordsOf(both)).toContain(english);
});

test("what does not fit in another language is named, and drawn only when that is wanted", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80]);
  await setPhase(db, round.id, "decision");
  const ctx = contextOf(db, organiser, new Date());
  const decisionId = await aRecordedDecision(
    ctx,
    round.id,
    entries.map(({ id }) => id),
  );
  const roomForOne = { x: 700, y: 1950, width: 900, height: 45 };
  const sheet = aSheetWithLine("{level}", roomForOne, "{title} {title} {title} {title}");
  const template = await aTemplate(db, organiser, round.agencyId, { sheet });
  await releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: template.id });
  const ask = (language: "vi" | "vi-en", despiteMisfits?: boolean) =>
    requestPrintRun(ctx, decisionId, { kind: "sheets", language, despiteMisfits });

  const [first] = await db.select({ name: awards.productName }).from(awards).where(eq(awards.decisionId, decisionId));
  await expect(ask("vi-en")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(first!.name),
    fields: { despiteMisfits: [expect.stringContaining("2 giấy không vừa mẫu")] },
  });
  expect((await printDesk(ctx, decisionId)).runs).toEqual([]);
  await ask("vi");
  await ask("vi-en", true);
  expect((await printDesk(ctx, decisionId)).runs.map((run) => run.language).sort()).toEqual(["vi", "vi-en"]);

  const [{ number }] = (await db
    .select({ number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.decisionId, decisionId))) as [{ number: string }];
  const anyone = contextOf(db, null);
  const paper = (language?: "vi" | "vi-en") => certificateInLanguage(anyone, number, String, language);
  await expect(paper("vi-en")).rejects.toMatchObject({ code: "conflict" });
  expect((await paper("vi")).sheet).toEqual((await paper()).sheet);
});

test("nothing is printed for a site that only this machine reaches, but in the demo", async ({ db }) => {
  const { ctx, decisionId, organiser } = await aRelease(db);
  const ask = () => requestPrintRun(ctx, decisionId, { kind: "sheets" }, "http://localhost:3000");
  await expect(ask()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("http://localhost:3000"),
  });
  expect((await printDesk(ctx, decisionId)).runs).toEqual([]);
  const own = eq(users.id, organiser.userId);
  await db.update(users).set({ demo: "organiser" }).where(own);
  expect(await ask()).toEqual(expect.any(String));
  await db.update(users).set({ demo: null }).where(own);
});

test("a run whose template's picture the store does not give is not drawn without it", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90]);
  await setPhase(db, round.id, "decision");
  const ctx = contextOf(db, organiser, new Date());
  const services = servicesOf(db, { PUBLIC_URL: "https://tinhhoa.test" });
  const picture = await keepTemplatePicture(
    ctx,
    services.files,
    round.agencyId,
    await aGivenFile("a.jpg", await aJpeg()),
  );
  await setEmblem(ctx, round.agencyId, { picture });
  const decisionId = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);
  await releaseResults(ctx, aSigner(), decisionId);
  const id = await requestPrintRun(ctx, decisionId, { kind: "sheets" });
  const without = { ...services, files: { ...services.files, get: async () => null } };
  await expect(drawPrintRun(job(db), without, id)).rejects.toThrow(picture);
  expect(await printRunById(ctx, id)).toMatchObject({ state: "queued", fileName: null });
  expect(await drawPrintRun(job(db), services, id)).toBe(1);
});

import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { aSentReport, FULL_ANSWERS, fillStep, heldTitles, morningOf } from "#tests/factories/yearly-reports";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import type { Database } from "~/db/client.server";
import { awards, mails, yearlyReports } from "~/db/schema";
import { returnReport, takeNoteOfReport } from "~/domain/yearly-reports/answer-report.server";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { sentReport } from "~/domain/yearly-reports/sent-report.server";
import { submitReport } from "~/domain/yearly-reports/submit-report.server";

const REASON = { reason: "Sản lượng ghi nhầm đơn vị, xin ghi lại." };

async function aReport(db: Database) {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const now = morningOf(`${held.year + 1}-02-05`);
  const ref = { awardId: title!.awardId, year: held.year };
  const maker = contextOf(db, title!.producer, now);
  const version = await aSentReport(maker, ref);
  const [row] = await db
    .select({ id: yearlyReports.id })
    .from(yearlyReports)
    .where(eq(yearlyReports.awardId, ref.awardId));
  return { ...held, title: title!, ref, maker, version, id: row!.id, office: contextOf(db, held.organiser, now) };
}

test("the agency reads what was sent and takes note of it: then it stays, and its maker is told", async ({ db }) => {
  const { office, maker, ref, id, version, title } = await aReport(db);
  expect(await sentReport(office, id)).toMatchObject({
    state: "submitted",
    isLate: true,
    submittedBy: title.producer.name,
    correctedAt: null,
    content: { answers: { ...FULL_ANSWERS.business, keepsQuality: "yes" }, supports: [{ amount: 3_000_000 }] },
    whyNotTakeNote: null,
  });
  await takeNoteOfReport(office, id, { version });

  await expect(takeNoteOfReport(office, id, { version: version + 1 })).rejects.toMatchObject({ code: "closed" });
  const again = { answers: { ...FULL_ANSWERS.business, workers: 15 }, version: version + 1, seen: {} };
  await expect(saveReport(maker, ref, "business", again)).rejects.toMatchObject({ code: "closed" });
  const told = await db.select({ purpose: mails.purpose }).from(mails).where(eq(mails.recipient, title.producer.email));
  expect(told.map(({ purpose }) => purpose).filter((one) => one.startsWith("report"))).toEqual(["report_noted"]);
  expect(await auditOf(db, id)).toEqual(["reports.submitted", "reports.noted"]);
});

test("what is returned goes back with its reason, is put right and sent again, and was late as it was at first", async ({
  db,
}) => {
  const { office, maker, ref, id, version, title } = await aReport(db);
  await returnReport(office, id, { version, ...REASON });

  expect(await sentReport(office, id)).toMatchObject({ state: "returned", content: null, returned: REASON });
  expect(await ownReport(maker, ref)).toMatchObject({ standing: "returned", returnedReason: REASON.reason });
  const [told] = await db
    .select({ body: mails.body })
    .from(mails)
    .where(sql`${mails.recipient} = ${title.producer.email} and ${mails.purpose} = 'report_returned'`);
  expect(told!.body).toContain(REASON.reason);
  await expect(takeNoteOfReport(office, id, { version: version + 1 })).rejects.toMatchObject({ code: "closed" });
  await expect(returnReport(office, id, { version: version + 1, ...REASON })).rejects.toMatchObject({ code: "closed" });

  await fillStep(maker, ref, "business", { ...FULL_ANSWERS.business, outputUnit: "tấn" });
  const later = { ...maker, now: morningOf(`${ref.year + 1}-03-01`) };
  await submitReport(later, ref, { version: version + 2, declared: true });
  expect(await sentReport(office, id)).toMatchObject({ state: "submitted", submittedAt: maker.now, returned: null });
  await takeNoteOfReport(office, id, { version: version + 3 });
  await returnReport(office, id, { version: version + 4, ...REASON });
  expect((await ownReport(maker, ref)).standing).toBe("returned");
});

test("only organisers and secretaries of the agency read and answer it, and a draft is nobody's but its maker's", async ({
  db,
}) => {
  const { agencyId, maker, id, version, title, year, titles } = await aReport(db);
  const support = await anOrganiser(db, agencyId, "support");
  const strangers = [support, await anOrganiser(db, (await anAgency(db)).id), await anAdmin(db), titles[0]!.producer];
  for (const actor of strangers) {
    const ctx = contextOf(db, actor, maker.now);
    await expect(sentReport(ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(takeNoteOfReport(ctx, id, { version })).rejects.toMatchObject({ code: "not_found" });
    await expect(returnReport(ctx, id, { version, ...REASON })).rejects.toMatchObject({ code: "not_found" });
  }
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), maker.now);
  expect((await sentReport(secretary, id)).id).toBe(id);
  const draft = { awardId: title.awardId, year: year + 1 };
  const nextYear = { ...maker, now: morningOf(`${year + 2}-01-10`) };
  await fillStep(nextYear, draft, "business");
  const [row] = await db
    .select({ id: yearlyReports.id })
    .from(yearlyReports)
    .where(sql`${yearlyReports.awardId} = ${draft.awardId} and ${yearlyReports.year} = ${draft.year}`);
  await expect(sentReport(secretary, row!.id)).rejects.toMatchObject({ code: "not_found" });
});

test("nobody takes note of what its maker changed meanwhile, and of two officers the second is told", async ({
  db,
}) => {
  const { office, maker, ref, id, version } = await aReport(db);
  await fillStep(maker, ref, "business", { ...FULL_ANSWERS.business, workers: 15 });
  await expect(takeNoteOfReport(office, id, { version })).rejects.toMatchObject({ code: "conflict" });
  await expect(returnReport(office, id, { version, ...REASON })).rejects.toMatchObject({ code: "conflict" });

  const held = sql`select 1 from ${awards} where id = ${ref.awardId} for update`;
  const note = () => takeNoteOfReport(office, id, { version: version + 1 });
  const give = () => returnReport(office, id, { version: version + 1, ...REASON });
  expect(await meeting(db, held, [note, give])).toEqual(["done", "conflict"]);
});

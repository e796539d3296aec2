import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { AFTERWARDS, aFinishedFair, REGIONAL_2014_2018, THAI_NGUYEN_2017 } from "#tests/factories/fair-reports";
import { anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { fairs, salesReports } from "~/db/schema";
import { reportSales } from "~/domain/fair-days/report-sales.server";
import { answerAsVisitor } from "~/domain/fair-reports/answer-survey.server";
import { closeFair, reopenFairReport } from "~/domain/fair-reports/close-fair.server";
import { earlierFairs, fairReport } from "~/domain/fair-reports/fair-report.server";
import { fairProgramme } from "~/domain/fair-reports/programme.server";
import { recordFair, removeRecordedFair } from "~/domain/fair-reports/record-fair.server";
import { writeFairReport } from "~/domain/fair-reports/write-report.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";

const WORDS = {
  version: 0,
  otherVisits: 0,
  otherVisitsSource: null,
  results: "Ký kết hai biên bản ghi nhớ.",
  difficulties: null,
  proposals: null,
};
const LAST_DAY = new Date("2026-12-09T12:00:00+07:00");

test("closing keeps the figures: what is reported later changes them only once it is opened again", async ({ db }) => {
  const { fair, office, organiser, far } = await aFinishedFair(db);
  await writeFairReport(office, fair.id, WORDS);
  await closeFair(office, fair.id);
  await db.insert(salesReports).values({
    ...{ applicationId: far.application.id, day: "2026-12-06", revenue: 5_000_000, orders: 1 },
    ...{ contracts: 0, contractValue: 0, reportedBy: far.producer.userId, reportedAt: AFTERWARDS },
  });

  const closed = await fairReport(office, fair.slug);
  expect([closed.figures.sales.revenue, closed.closedBy]).toEqual([20_000_000, organiser.name]);
  expect(closed.words.results).toBe(WORDS.results);
  await expect(writeFairReport(office, fair.id, { ...WORDS, version: 1 })).rejects.toMatchObject({ code: "closed" });
  await expect(closeFair(office, fair.id)).rejects.toMatchObject({ code: "closed" });

  await reopenFairReport(office, fair.id, { reason: "Một đơn vị báo muộn" });
  expect((await fairReport(office, fair.slug)).figures.sales.revenue).toBe(25_000_000);
  await expect(reopenFairReport(office, fair.id, { reason: "Lần nữa" })).rejects.toMatchObject({ code: "closed" });
  expect((await auditOf(db, fair.id)).filter((act) => act.startsWith("fair_reports."))).toEqual([
    "fair_reports.written",
    "fair_reports.closed",
    "fair_reports.reopened",
  ]);
});

test("a fair is closed after its last day, by an organiser of its agency", async ({ db }) => {
  const { fair, organiser, agencyId } = await aFinishedFair(db);
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), AFTERWARDS);

  await expect(closeFair(contextOf(db, organiser, LAST_DAY), fair.id)).rejects.toMatchObject({ code: "closed" });
  await expect(closeFair(secretary, fair.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(reopenFairReport(secretary, fair.id, { reason: "Sai" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(closeFair(contextOf(db, null, AFTERWARDS), fair.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("a fair that was cancelled is neither settled nor counted, and nothing is reported of it", async ({ db }) => {
  const { fair, office, near } = await aFinishedFair(db);
  const mark = (cancelledAt: Date | null) =>
    db
      .update(fairs)
      .set({ cancelledAt, cancelledReason: cancelledAt && "Bão lớn" })
      .where(eq(fairs.id, fair.id));
  await mark(LAST_DAY);

  await expect(closeFair(office, fair.id)).rejects.toMatchObject({ code: "closed", message: "Hội chợ đã bị hủy." });
  expect(await fairProgramme(office, null)).toMatchObject({ fairs: [], open: 0 });
  const marks = { formKey: randomUUID(), whole: 4, running: 4, meeting: 4, comesAgain: true, words: null };
  await expect(answerAsVisitor(contextOf(db, null, LAST_DAY), fair.slug, marks)).rejects.toMatchObject({
    code: "closed",
  });
  const sales = { day: "2026-12-09", revenue: 1, orders: 1, contracts: 0, contractValue: 0, version: 0 };
  const maker = contextOf(db, near.producer, LAST_DAY);
  await expect(reportSales(maker, near.application.id, sales)).rejects.toMatchObject({ code: "closed" });

  // As it stands where one was settled before this was asked for.
  await mark(null);
  await closeFair(office, fair.id);
  await mark(LAST_DAY);
  expect((await fairProgramme(office, null)).fairs).toEqual([]);
});

test("two people who write the report at once: the second is told, and nothing of the first is lost", async ({
  db,
}) => {
  const { fair, office, agencyId } = await aFinishedFair(db);
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), AFTERWARDS);
  const support = contextOf(db, await anOrganiser(db, agencyId, "support"), AFTERWARDS);
  await writeFairReport(office, fair.id, WORDS);

  await expect(writeFairReport(secretary, fair.id, { ...WORDS, results: "Khác" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(writeFairReport(support, fair.id, { ...WORDS, version: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await fairReport(office, fair.slug)).words).toMatchObject({ results: WORDS.results, version: 1 });
});

test("earlier fairs stand beside it: those closed here and those recorded, the latest first", async ({ db }) => {
  const { fair, office, organiser } = await aFinishedFair(db);
  const { agencyId } = fair;
  const recorded = THAI_NGUYEN_2017;
  await recordFair(office, agencyId, recorded);
  // A sum over several is no fair to compare with.
  await recordFair(office, agencyId, REGIONAL_2014_2018);
  await recordFair(office, agencyId, { ...recorded, name: "Hội chợ Hà Nội", year: 2024, booths: 270, sales: null });
  // What came later is no earlier fair.
  await recordFair(office, agencyId, { ...recorded, name: "Hội chợ sau", year: 2027 });

  const earlier = await earlierFairs(office, await fairAtWork(office, fair.slug));
  expect(earlier.map(({ year, booths, sales, contracts }) => [year, booths, sales, contracts])).toEqual([
    [2024, 270, null, null],
    [2017, 250, 12_000_000_000, null],
  ]);
  await expect(recordFair(office, agencyId, recorded)).rejects.toMatchObject({
    code: "conflict",
    fields: { name: [expect.any(String)] },
  });
  const stranger = contextOf(db, await anActor(db), AFTERWARDS);
  await expect(recordFair(stranger, agencyId, recorded)).rejects.toMatchObject({ code: "forbidden" });
  const { id } = earlier[0]!;
  await expect(removeRecordedFair(stranger, id)).rejects.toMatchObject({ code: "forbidden" });
  await removeRecordedFair(contextOf(db, organiser, AFTERWARDS), id);
  await expect(removeRecordedFair(office, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await earlierFairs(office, await fairAtWork(office, fair.slug))).toHaveLength(1);
});

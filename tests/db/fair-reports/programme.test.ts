import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import {
  AFTERWARDS,
  aFinishedFair,
  HA_NOI_2024,
  REGIONAL_2014_2018,
  THAI_NGUYEN_2017,
} from "#tests/factories/fair-reports";
import { aBuyer, aMeeting, aMeetingSession } from "#tests/factories/meetings";
import { anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import type { Database } from "~/db/client.server";
import { fairBudgetItems, type fairMeetings, fairTargets, salesReports } from "~/db/schema";
import { figureListFile } from "~/domain/exports/fair-figure-lists.server";
import { closeFair, reopenFairReport } from "~/domain/fair-reports/close-fair.server";
import { fairProgramme, programmeFairs } from "~/domain/fair-reports/programme.server";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { removeFairTarget, setFairTarget } from "~/domain/fair-reports/set-fair-target.server";

const TARGET = {
  ...{ fromYear: 2014, toYear: 2020, level: "region" as const, indicator: "establishments" as const, value: 4000 },
  source: "Quyết định 1881/QĐ-TTg",
};

type Finished = Awaited<ReturnType<typeof aFinishedFair>>;

/** A meeting of an exhibitor of a finished fair, of which something was said. */
async function aSignedMeeting(
  db: Database,
  { fair, near, organiser }: Pick<Finished, "fair" | "near" | "organiser">,
  result: Pick<typeof fairMeetings.$inferInsert, "outcome" | "value">,
  hour = 8,
) {
  const session = await aMeetingSession(db, { fairId: fair.id, createdBy: organiser.userId });
  const buyer = await aBuyer(db, { sessionId: session.id });
  await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: near.application.id },
    ...{ tableNumber: 1, during: `[2026-12-04 ${hour}:00+07,2026-12-04 ${hour + 1}:00+07)` },
    ...{ ...result, reportedBy: organiser.userId, reportedAt: AFTERWARDS },
  });
}

test("a fair counts from its closing, and what is settled anew counts instead", async ({ db }) => {
  const { fair, office, agencyId, far } = await aFinishedFair(db);
  const sales = async () =>
    (await programmeFairs(office, [agencyId])).map(({ slug, indicators }) => [slug, indicators.sales]);

  expect([await sales(), (await fairProgramme(office, null)).open]).toEqual([[], 1]);
  await closeFair(office, fair.id);
  expect([await sales(), (await fairProgramme(office, null)).open]).toEqual([[[fair.slug, 20_000_000]], 0]);

  await reopenFairReport(office, fair.id, { reason: "Một đơn vị báo muộn" });
  await db.insert(salesReports).values({
    ...{ applicationId: far.application.id, day: "2026-12-06", revenue: 5_000_000, orders: 1 },
    ...{ contracts: 0, contractValue: 0, reportedBy: far.producer.userId, reportedAt: AFTERWARDS },
  });
  expect(await sales()).toEqual([]);
  await closeFair(office, fair.id);
  expect(await sales()).toEqual([[fair.slug, 25_000_000]]);
});

test("by year and level stand the closed fair, the published ones and the sum of fifteen, each once", async ({
  db,
}) => {
  const { fair, office, agencyId } = await aFinishedFair(db);
  await closeFair(office, fair.id);
  for (const recorded of [THAI_NGUYEN_2017, HA_NOI_2024, REGIONAL_2014_2018])
    await recordFair(office, agencyId, recorded);
  await setFairTarget(office, agencyId, TARGET);

  const { years, whole, targets, fairs } = await fairProgramme(office, null);

  const columns = [
    "fairs",
    "booths",
    "establishments",
    "visits",
    "sales",
    "contracts",
    "contracted",
    "support",
  ] as const;
  expect(years.map((row) => [row.year, row.level, ...columns.map((one) => row.indicators[one].value)])).toEqual([
    [2026, "region", 1, 3, 2, 253, 20_000_000, 1, 50_000_000, 850],
    [2024, "nation", 1, 270, null, null, null, null, null, null],
    [2018, "region", 15, null, 4363, null, null, null, null, null],
  ]);
  expect(whole.indicators).toMatchObject({
    fairs: { value: 17, missing: 0 },
    establishments: { value: 4365, missing: 1 },
    booths: { value: 273, missing: 15 },
  });
  expect(whole.money).toEqual([
    { source: "national_promotion", planned: 1000, spent: 850 },
    { source: "sponsors", planned: 50, spent: null },
  ]);
  expect(targets).toMatchObject([{ ...TARGET, reached: { value: 4363, missing: 0 }, perMille: 1091 }]);
  expect(fairs.map(({ name, within }) => [name, within])).toEqual([
    [fair.name, null],
    ["Hội chợ Hà Nội", null],
    [REGIONAL_2014_2018.name, null],
    ["Hội chợ Thái Nguyên", REGIONAL_2014_2018.name],
  ]);
});

test("what was signed at meetings stands beside what exhibitors reported, and is added to none of it", async ({
  db,
}) => {
  const { fair, office, organiser, agencyId, near } = await aFinishedFair(db);
  const of = { fair, near, organiser };
  await aSignedMeeting(db, of, { outcome: "contract", value: 900_000_000 });
  await aSignedMeeting(db, of, { outcome: "agreement", value: 70_000_000 }, 9);
  await aSignedMeeting(db, of, { outcome: "not_held", value: 0 }, 10);
  await closeFair(office, fair.id);
  await recordFair(office, agencyId, REGIONAL_2014_2018);

  const { whole, years, fairs } = await fairProgramme(office, null);
  const met = { held: 2, contracts: 1, contractValue: 900_000_000, agreements: 1, agreementValue: 70_000_000 };
  expect([whole.meetings, ...years.map(({ meetings }) => meetings)]).toEqual([
    { ...met, missing: 15 },
    { ...met, missing: 0 },
    null,
  ]);
  expect(fairs.map(({ meetings }) => meetings)).toEqual([{ ...met, buyers: 3, placed: 3 }, null]);
  expect(whole.indicators).toMatchObject({ contracts: { value: 1 }, contracted: { value: 50_000_000 } });
});

test("money of a source that nobody settled is not known, and 0 only where none was planned", async ({ db }) => {
  const { fair, office, agencyId } = await aFinishedFair(db);
  await db.update(fairBudgetItems).set({ spent: null }).where(eq(fairBudgetItems.fairId, fair.id));
  await closeFair(office, fair.id);
  expect((await programmeFairs(office, [agencyId])).map(({ indicators }) => indicators.support)).toEqual([null]);
});

test("more fairs take no more queries", async ({ db }) => {
  const { organiser, agencyId, office } = await aFinishedFair(db);
  const queries = async () =>
    (await countingQueries(db, (db) => fairProgramme(contextOf(db, organiser, AFTERWARDS), null))).queries;
  const few = await queries();
  for (const recorded of [THAI_NGUYEN_2017, HA_NOI_2024]) await recordFair(office, agencyId, recorded);
  expect(await queries()).toBe(few);
});

test("the figures are an agency's own: others have none, and no way to another's", async ({ db }) => {
  const { office, organiser, agencyId } = await aFinishedFair(db);
  await recordFair(office, agencyId, THAI_NGUYEN_2017);
  const { agency } = await fairProgramme(office, null);
  const stranger = contextOf(db, await anActor(db), AFTERWARDS);
  const elsewhere = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), AFTERWARDS);

  await expect(fairProgramme(stranger, null)).rejects.toMatchObject({ code: "forbidden" });
  await expect(fairProgramme(elsewhere, agency.slug)).rejects.toMatchObject({ code: "not_found" });
  expect((await fairProgramme(elsewhere, null)).fairs).toEqual([]);
  expect((await fairProgramme(contextOf(db, organiser, AFTERWARDS), agency.slug)).fairs).toHaveLength(1);
  expect(await programmeFairs(office, [])).toEqual([]);
});

test("a target is set once by an organiser, with the text that says so, and taken back by one", async ({ db }) => {
  const { office, agencyId } = await aFinishedFair(db);
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), AFTERWARDS);
  await setFairTarget(office, agencyId, { ...TARGET, level: null });
  await setFairTarget(office, agencyId, TARGET);

  await expect(setFairTarget(office, agencyId, { ...TARGET, value: 5000 })).rejects.toMatchObject({
    code: "conflict",
    fields: { indicator: [expect.any(String)] },
  });
  await expect(setFairTarget(office, agencyId, { ...TARGET, level: null })).rejects.toMatchObject({ code: "conflict" });
  await expect(setFairTarget(secretary, agencyId, { ...TARGET, toYear: 2021 })).rejects.toMatchObject({
    code: "forbidden",
  });
  const [row] = await db.select().from(fairTargets).where(eq(fairTargets.agencyId, agencyId));
  await expect(removeFairTarget(secretary, row!.id)).rejects.toMatchObject({ code: "forbidden" });
  await removeFairTarget(office, row!.id);
  await expect(removeFairTarget(office, row!.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(removeFairTarget(office, "x")).rejects.toMatchObject({ code: "not_found" });
  expect(await auditOf(db, row!.id)).toEqual(["fair_reports.target_set", "fair_reports.target_removed"]);
});

test("the files hold what the page shows", async ({ db }) => {
  const { fair, office, agencyId, near, organiser } = await aFinishedFair(db);
  await aSignedMeeting(db, { fair, near, organiser }, { outcome: "contract", value: 900_000_000 });
  await closeFair(office, fair.id);
  for (const recorded of [THAI_NGUYEN_2017, REGIONAL_2014_2018]) await recordFair(office, agencyId, recorded);

  const years = await figureListFile(office, null, "years", "csv");
  expect(years.name).toMatch(/-so-lieu-hoi-cho-theo-nam\.csv$/);
  const lines = years.bytes.toString("utf8").replace("\ufeff", "").trim().split(/\r?\n/);
  expect(lines.slice(-3)).toEqual([
    "2026,Cấp khu vực,1,3,2,253,20000000,1,50000000,850,2,1,1,900000000,0,0",
    "2014–2018,Cấp khu vực,15,,4363,,,,,,,,,,,",
    "Cộng chung,Mọi cấp,16,3,4365,253,20000000,1,50000000,850,2,1,1,900000000,0,0",
  ]);
  const { rows } = await readSpreadsheet((await figureListFile(office, null, "fairs", "xlsx")).bytes);
  const cells = rows.map((row) => row.cells);
  expect(cells.find(([name]) => name === "Hội chợ Thái Nguyên")).toEqual([
    ...["Hội chợ Thái Nguyên", "2017", "Cấp khu vực", 1, 250, 150, 40_000, 12_000_000_000, null, null, null, 20],
    ...[null, null, null, null, null],
    ...["Số liệu đã công bố", expect.stringContaining("đã nằm trong"), "Báo Công Thương"],
  ]);
});

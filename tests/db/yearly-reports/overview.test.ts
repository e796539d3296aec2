import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import {
  aSentReport,
  FULL_ANSWERS,
  fillStep,
  type HeldTitles,
  heldTitles,
  morningOf,
} from "#tests/factories/yearly-reports";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { formulaCells, readSpreadsheet } from "~/adapters/documents/read-spreadsheet.server";
import type { Database } from "~/db/client.server";
import { agencies, awards, certificates, revocations } from "~/db/schema";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import { reportListFile } from "~/domain/exports/report-lists.server";
import { askedList, reportDesk, reportTotals } from "~/domain/yearly-reports/overview.server";
import { ownReports } from "~/domain/yearly-reports/own-reports.server";
import { addSupport } from "~/domain/yearly-reports/supports.server";

async function slugOf(db: Database, { agencyId }: HeldTitles): Promise<string> {
  const [row] = await db.select({ slug: agencies.slug }).from(agencies).where(sql`id = ${agencyId}`);
  return row!.slug;
}

const ALL = { state: "all", q: "", page: 1 } as const;
const MOST = { ...FULL_ANSWERS.business, revenue: 10 ** 15, exportValue: 10 ** 15 };

test("the overview counts what was sent, waits and is late, and adds up to the last đồng", async ({ db }) => {
  const held = await heldTitles(db, 3);
  const [first, second, third] = held.titles;
  const { year } = held;
  const early = morningOf(`${year + 1}-01-20`);
  const ref = (title: (typeof held.titles)[number]) => ({ awardId: title.awardId, year });
  await aSentReport(contextOf(db, first!.producer, early), ref(first!), { business: MOST, supports: 2 });
  const late = morningOf(`${year + 1}-02-10`);
  await aSentReport(contextOf(db, second!.producer, late), ref(second!), { business: MOST, supports: 0 });
  await fillStep(contextOf(db, third!.producer, late), ref(third!), "business", { revenue: 77 });
  const ctx = contextOf(db, held.organiser, late);
  const desk = await reportDesk(ctx, await slugOf(db, held), undefined);

  expect(desk).toMatchObject({ year, years: [year], opensOn: `${year + 1}-01-01`, dueOn: `${year + 1}-01-31` });
  expect(await reportTotals(ctx, desk)).toEqual({
    standings: { due: 0, late: 1, submitted: 2, returned: 0, acknowledged: 0 },
    asked: 3,
    revenue: 2n * 10n ** 15n,
    exportValue: 2n * 10n ** 15n,
    workers: 28,
    qualityNotKept: 0,
    supports: [{ kind: "training", source: "local_promotion", count: 2, amount: 6_000_000n }],
    byYear: [{ year, revenue: 2n * 10n ** 15n, exportValue: 2n * 10n ** 15n }],
  });
  const { rows, total } = await askedList(ctx, desk, ALL);
  expect(total).toBe(3);
  const of = (title: (typeof held.titles)[number]) => rows.find((row) => row.awardId === title.awardId);
  expect(of(first!)).toMatchObject({
    standing: "submitted",
    submittedOn: `${year + 1}-01-20`,
    isLate: false,
    revenue: 10 ** 15,
    workers: 14,
    keepsQuality: true,
    supported: 6_000_000n,
  });
  expect(of(second!)).toMatchObject({ standing: "submitted", isLate: true, supported: 0n });
  // What is only drafted is nobody's but its maker's.
  expect(of(third!)).toMatchObject({
    standing: "late",
    reportId: null,
    revenue: null,
    submittedOn: null,
    supported: null,
  });
  const narrowed = await askedList(ctx, desk, { ...ALL, state: "late" });
  expect(narrowed.rows.map((row) => row.awardId)).toEqual([third!.awardId]);
  expect((await askedList(ctx, desk, { ...ALL, q: second!.number })).rows.map((row) => row.awardId)).toEqual([
    second!.awardId,
  ]);
  expect((await askedList(ctx, desk, { ...ALL, q: "100%_" })).rows).toEqual([]);
  const past = await askedList(ctx, desk, { ...ALL, page: 9 });
  expect([past.rows.length, past.total, past.page]).toEqual([3, 3, 1]);
});

test("supports beyond what a number holds keep their last đồng", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const ref = { awardId: title!.awardId, year: held.year };
  const maker = contextOf(db, title!.producer, morningOf(`${held.year + 1}-01-20`));
  await aSentReport(maker, ref, { supports: 0 });
  const support = { kind: "loan", what: "Vay vốn", source: "credit", month: 3 } as const;
  for (let at = 0; at < 10; at += 1)
    await addSupport(maker, ref, { ...support, amount: 10 ** 15 - at, key: randomUUID() });
  const ctx = contextOf(db, held.organiser, maker.now);
  const desk = await reportDesk(ctx, await slugOf(db, held), undefined);

  const { rows } = await askedList(ctx, desk, ALL);
  expect(rows.map((row) => row.supported)).toEqual([10n ** 16n - 45n]);
  const csv = await reportListFile(ctx, desk, ALL, "csv");
  expect(csv.bytes.toString("utf8")).toContain(",9999999999999955,");
});

test("what was sent of a title that was taken back before its year counts nowhere, the years side by side included", async ({
  db,
}) => {
  const held = await heldTitles(db, 2);
  const [kept, revoked] = held.titles;
  const now = morningOf(`${held.year + 1}-01-20`);
  for (const title of held.titles) {
    await aSentReport(contextOf(db, title.producer, now), { awardId: title.awardId, year: held.year });
  }
  await db.insert(revocations).values({
    certificateId: revoked!.certificateId,
    revokedOn: revoked!.issuedOn,
    reason: "Vi phạm cam kết chất lượng",
    recordedBy: held.organiser.userId,
  });
  const ctx = contextOf(db, held.organiser, now);
  const desk = await reportDesk(ctx, await slugOf(db, held), undefined);
  const { asked, revenue, byYear } = await reportTotals(ctx, desk);
  const { revenue: one, exportValue } = FULL_ANSWERS.business;
  expect((await askedList(ctx, desk, ALL)).rows.map((row) => row.number)).toEqual([kept!.number]);
  expect({ asked, revenue, byYear }).toEqual({
    asked: 1,
    revenue: BigInt(one),
    byYear: [{ year: held.year, revenue: BigInt(one), exportValue: BigInt(exportValue) }],
  });
});

test("the overview opens on the year that is collected, and knows none before the first one", async ({ db }) => {
  const held = await heldTitles(db);
  const slug = await slugOf(db, held);
  const next = held.year + 1;
  const on = (day: string) => reportDesk(contextOf(db, held.organiser, morningOf(day)), slug, undefined);
  const form = { ...DEFAULT_REMINDERS, opensNextYear: false, dueSource: undefined, expiryDaysBefore: [30] };
  await setReminders(contextOf(db, held.organiser), held.agencyId, form);
  expect(await on(`${next}-01-31`)).toMatchObject({ year: held.year, years: [next, held.year] });
  expect(await on(`${next}-02-01`)).toMatchObject({ year: next, years: [next, held.year] });

  await setReminders(contextOf(db, held.organiser), held.agencyId, { ...form, version: 1, firstYear: next });
  const first = { year: next, years: [next], dueOn: `${next + 1}-01-31` };
  expect(await on(`${held.year}-12-31`)).toMatchObject(first);
  expect(await on(`${next}-01-31`)).toMatchObject(first);
  const { reports } = await ownReports(contextOf(db, held.titles[0]!.producer, morningOf(`${next}-01-31`)));
  expect(reports.map((one) => one.year)).toEqual([next]);
  const { reports: none, nextOpensOn } = await ownReports(
    contextOf(db, held.titles[0]!.producer, morningOf(`${held.year}-12-31`)),
  );
  expect([none, nextOpensOn]).toEqual([[], `${next}-01-01`]);
});

test("one row or three cost the same questions, and another agency's figures are nowhere", async ({ db }) => {
  const one = await heldTitles(db, 1);
  const three = await heldTitles(db, 3);
  const now = morningOf(`${one.year + 1}-01-20`);
  for (const held of [one, three]) {
    for (const title of held.titles) {
      await aSentReport(contextOf(db, title.producer, now), { awardId: title.awardId, year: held.year });
    }
  }
  const read = async (held: HeldTitles) => {
    const slug = await slugOf(db, held);
    return countingQueries(db, async (counted) => {
      const ctx = contextOf(counted, held.organiser, now);
      const desk = await reportDesk(ctx, slug, held.year);
      return [(await askedList(ctx, desk, ALL)).total, (await reportTotals(ctx, desk)).workers];
    });
  };
  expect(await read(one)).toEqual({ result: [1, 14], queries: 7 });
  expect(await read(three)).toEqual({ result: [3, 42], queries: 7 });
});

test("nobody but the agency's organisers and secretaries opens its overview", async ({ db }) => {
  const held = await heldTitles(db);
  const slug = await slugOf(db, held);
  const other = await anAgency(db);
  const strangers = [
    held.titles[0]!.producer,
    await anOrganiser(db, held.agencyId, "support"),
    await anOrganiser(db, other.id),
    await anAdmin(db),
  ];
  for (const actor of strangers) {
    await expect(reportDesk(contextOf(db, actor), slug, undefined)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(reportDesk(contextOf(db, null), slug, undefined)).rejects.toMatchObject({ code: "forbidden" });
});

test("a thousand reports come fifty a page, in as many questions as one", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  await db.transaction(async (tx) => {
    // Rows like those of a release, without its thousand entries: no trigger asks where they come from.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`insert into ${awards} (source, decision_id, nomination_id, product_id, level, year, province_id, product_name)
      select a.source, a.decision_id, uuidv7(), a.product_id, a.level, a.year, a.province_id, 'Sản phẩm ' || place
      from ${awards} a, generate_series(2, 1000) place where a.id = ${title!.awardId}`);
    await tx.execute(sql`insert into ${certificates} (number, award_id, seal_id, issued_on, valid_until)
      select c.number || '-' || a.product_name, a.id, c.seal_id, c.issued_on, c.valid_until
      from ${certificates} c, ${awards} a where c.award_id = ${title!.awardId} and a.product_name like 'Sản phẩm %'`);
  });
  const slug = await slugOf(db, held);

  const { result, queries } = await countingQueries(db, async (counted) => {
    const ctx = contextOf(counted, held.organiser, morningOf(`${held.year + 1}-01-20`));
    const desk = await reportDesk(ctx, slug, held.year);
    const { rows, total } = await askedList(ctx, desk, { ...ALL, page: 20 });
    return [rows.length, total, (await reportTotals(ctx, desk)).standings.due];
  });
  expect(result).toEqual([50, 1000, 1000]);
  expect(queries).toBe(7);
});

test("the file has the rows of the page, with amounts as numbers, days as days and no formulas", async ({ db }) => {
  const held = await heldTitles(db, 2);
  const [first, second] = held.titles;
  const now = morningOf(`${held.year + 1}-01-20`);
  await aSentReport(
    contextOf(db, first!.producer, now),
    { awardId: first!.awardId, year: held.year },
    { business: { ...MOST, outputUnit: "=1+1" } },
  );
  const ctx = contextOf(db, held.organiser, now);
  const desk = await reportDesk(ctx, await slugOf(db, held), undefined);

  const csv = await reportListFile(ctx, desk, ALL, "csv");
  const lines = csv.bytes.toString("utf8").replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines.find((line) => line.includes(first!.number))).toContain(
    `,Đã gửi,20/01/${held.year + 1},,1000000000000000,1000000000000000,12500,'=1+1,14,8000000,3000000,Giữ đúng cam kết,`,
  );
  expect(lines.find((line) => line.includes(second!.number))).toContain(",Chờ gửi,,,,,,,,,,,");
  const xlsx = await reportListFile(ctx, desk, { ...ALL, state: "submitted" }, "xlsx");
  expect(xlsx.name).toBe(`${desk.agency.slug}-${held.year}-bao-cao.xlsx`);
  const grid = await readSpreadsheet(xlsx.bytes);
  const cells = grid.rows.map((row) => row.cells).find((row) => row.includes(first!.number));
  expect(cells).toEqual(expect.arrayContaining([10 ** 15, 12_500, "=1+1", 14, 8_000_000]));
  expect(await formulaCells(xlsx.bytes)).toEqual([]);
});

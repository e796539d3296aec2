import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { anActor, aProducer } from "#tests/factories/people";
import { aSentReport, FULL_ANSWERS, fillStep, heldTitles, morningOf } from "#tests/factories/yearly-reports";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { agencies, awards, releases, revocations, yearlyReportSupports, yearlyReports } from "~/db/schema";
import { takeNoteOfReport } from "~/domain/yearly-reports/answer-report.server";
import { copyLastYear } from "~/domain/yearly-reports/copy-last-year.server";
import type { ReportRef } from "~/domain/yearly-reports/forms";
import { askedList, reportDesk } from "~/domain/yearly-reports/overview.server";
import { ownReport, ownReports, ownSupport } from "~/domain/yearly-reports/own-reports.server";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { submitReport } from "~/domain/yearly-reports/submit-report.server";
import { addSupport, editSupport, removeSupport } from "~/domain/yearly-reports/supports.server";

const SUPPORT = {
  kind: "technology",
  what: "Máy tráng bánh",
  amount: 10 ** 15,
  source: "national_promotion",
  month: 3,
} as const;

test("a report is written in steps, sent, and read back as it was typed, up to 10^15 đồng", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const [title] = titles;
  const ctx = contextOf(db, title!.producer, morningOf(`${year + 1}-01-10`));
  const ref = { awardId: title!.awardId, year };
  const business = { ...FULL_ANSWERS.business, revenue: 10 ** 15, exportValue: 10 ** 15 };

  expect(await fillStep(ctx, ref, "business", business)).toEqual({
    kind: "saved",
    version: 1,
    answers: business,
    joined: [],
    at: ctx.now,
    gaps: [
      { step: "support", field: "hasNoSupport", which: "no_support_said" },
      { step: "quality", field: "keepsQuality", which: "missing" },
    ],
  });
  await addSupport(ctx, ref, { ...SUPPORT, key: randomUUID() });
  await fillStep(ctx, ref, "quality", { keepsQuality: "no", qualityWords: "Đổi loại gạo" });
  await submitReport(ctx, ref, { version: 3, declared: true });

  const report = await ownReport(ctx, ref);
  expect(report).toMatchObject({
    standing: "submitted",
    version: 4,
    answers: { ...business, keepsQuality: "no", qualityWords: "Đổi loại gạo" },
    supports: [{ ...SUPPORT, id: expect.any(String) }],
    gaps: [],
    submittedAt: ctx.now,
    dueOn: `${year + 1}-01-31`,
  });
  const [row] = await db
    .select({ id: yearlyReports.id })
    .from(yearlyReports)
    .where(eq(yearlyReports.awardId, ref.awardId));
  expect(await auditOf(db, row!.id)).toEqual(["reports.submitted"]);
});

test("nobody but the maker's members writes or reads a report, and a year that asks for none has none", async ({
  db,
}) => {
  const { titles, organiser, year } = await heldTitles(db, 2);
  const [mine, other] = titles;
  const now = morningOf(`${year + 1}-01-10`);
  const ref = { awardId: mine!.awardId, year };
  await aSentReport(contextOf(db, mine!.producer, now), ref);

  for (const actor of [other!.producer, organiser, await anActor(db)]) {
    const ctx = contextOf(db, actor, now);
    const refused = { code: "not_found" };
    await expect(ownReport(ctx, ref)).rejects.toMatchObject(refused);
    await expect(saveReport(ctx, ref, "business", { answers: {}, version: 1, seen: {} })).rejects.toMatchObject(
      refused,
    );
    await expect(addSupport(ctx, ref, { ...SUPPORT, key: randomUUID() })).rejects.toMatchObject(refused);
    await expect(editSupport(ctx, ref, ref.awardId, SUPPORT)).rejects.toMatchObject(refused);
    await expect(ownSupport(ctx, ref, ref.awardId)).rejects.toMatchObject(refused);
    await expect(removeSupport(ctx, ref, ref.awardId)).rejects.toMatchObject(refused);
    await expect(submitReport(ctx, ref, { version: 1, declared: true })).rejects.toMatchObject(refused);
    await expect(copyLastYear(ctx, ref)).rejects.toMatchObject(refused);
  }
  await expect(ownReport(contextOf(db, null, now), ref)).rejects.toMatchObject({ code: "forbidden" });
  const before = { awardId: mine!.awardId, year: year - 1 };
  await expect(ownReport(contextOf(db, mine!.producer, now), before)).rejects.toMatchObject({ code: "not_found" });
  const { reports } = await ownReports(contextOf(db, other!.producer, now));
  expect(reports.map((one) => one.awardId)).toEqual([other!.awardId]);
});

test("it opens on its day in Vietnam, and is not sent with anything missing", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const at = (instant: string) => contextOf(db, titles[0]!.producer, new Date(instant));

  await expect(
    saveReport(at(`${year}-12-31T16:59:59Z`), ref, "business", { answers: {}, version: 0, seen: {} }),
  ).rejects.toMatchObject({ code: "closed" });
  const open = at(`${year}-12-31T17:00:00Z`);
  await saveReport(open, ref, "business", { answers: { revenue: 5 }, version: 0, seen: {} });
  await expect(submitReport(open, ref, { version: 1, declared: true })).rejects.toMatchObject({
    code: "invalid",
    message: "Còn 7 điều chưa đủ.",
  });
});

test("two savers of one step keep both changes, and are asked where they changed the same", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const [title] = titles;
  const now = morningOf(`${year + 1}-01-10`);
  const [first, second] = [title!.producer, await aProducer(db, title!.establishmentId)].map((actor) =>
    contextOf(db, actor, now),
  );
  const ref = { awardId: title!.awardId, year };
  const seen = { version: 0, seen: {} };
  await saveReport(first!, ref, "business", { answers: { revenue: 100 }, ...seen });

  expect(await saveReport(second!, ref, "business", { answers: { workers: 7 }, ...seen })).toMatchObject({
    kind: "saved",
    version: 2,
    answers: { revenue: 100, workers: 7 },
    joined: ["revenue"],
  });
  expect(await saveReport(second!, ref, "business", { answers: { revenue: 200, workers: 7 }, ...seen })).toMatchObject({
    kind: "differs",
    version: 2,
    differences: [{ question: "revenue", mine: 200, kept: 100 }],
    by: second!.actor!.name,
  });
  expect((await ownReport(first!, ref)).answers).toEqual({ revenue: 100, workers: 7 });
});

test("two devices that save first at once make one report", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const ctx = contextOf(db, titles[0]!.producer, morningOf(`${year + 1}-01-10`));
  const save = (answers: Record<string, number>) => () =>
    saveReport(ctx, ref, "business", { answers, version: 0, seen: {} });

  const held = sql`select 1 from ${awards} where id = ${ref.awardId} for update`;
  expect(await meeting(db, held, [save({ revenue: 1 }), save({ workers: 2 })])).toEqual(["done", "done"]);
  expect(await ownReport(ctx, ref)).toMatchObject({ version: 2, answers: { revenue: 1, workers: 2 } });
});

test("what was sent is put right but never left half empty, and not sent twice", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const ctx = contextOf(db, titles[0]!.producer, morningOf(`${year + 1}-02-10`));
  const version = await aSentReport(ctx, ref);
  const { supports } = await ownReport(ctx, ref);

  await expect(submitReport(ctx, ref, { version, declared: true })).rejects.toMatchObject({ code: "closed" });
  await expect(saveReport(ctx, ref, "business", { answers: { revenue: 3 }, version, seen: {} })).rejects.toMatchObject({
    code: "invalid",
    fields: { workers: [expect.any(String)] },
  });
  await expect(removeSupport(ctx, ref, supports[0]!.id)).rejects.toMatchObject({ code: "invalid" });
  const business = { ...FULL_ANSWERS.business, workers: 15 };
  await saveReport(ctx, ref, "business", { answers: business, version, seen: {} });
  expect(await ownReport(ctx, ref)).toMatchObject({ standing: "submitted", answers: { workers: 15 } });
});

test("someone who read an earlier version does not send what another member wrote", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const ctx = contextOf(db, titles[0]!.producer, morningOf(`${year + 1}-01-10`));
  for (const step of ["business", "support", "quality"] as const) await fillStep(ctx, ref, step);
  await expect(submitReport(ctx, ref, { version: 2, declared: true })).rejects.toMatchObject({ code: "conflict" });
});

test("a support is added and taken out by its own report alone, fifty at most", async ({ db }) => {
  const { titles, year } = await heldTitles(db, 2);
  const now = morningOf(`${year + 1}-01-10`);
  const [mine, other] = titles.map(({ awardId, producer }) => ({
    ref: { awardId, year },
    ctx: contextOf(db, producer, now),
  }));
  await fillStep(mine!.ctx, mine!.ref, "support");
  for (let at = 0; at < 50; at += 1) await addSupport(mine!.ctx, mine!.ref, { ...SUPPORT, key: randomUUID() });
  await addSupport(other!.ctx, other!.ref, { ...SUPPORT, key: randomUUID() });
  const report = await ownReport(mine!.ctx, mine!.ref);

  expect(report.answers).toEqual({});
  expect(report.supports).toHaveLength(50);
  await expect(addSupport(mine!.ctx, mine!.ref, { ...SUPPORT, key: randomUUID() })).rejects.toMatchObject({
    code: "invalid",
  });
  const id = report.supports[0]!.id;
  await expect(removeSupport(other!.ctx, other!.ref, id)).rejects.toMatchObject({ code: "not_found" });
  await removeSupport(mine!.ctx, mine!.ref, id);
  await expect(removeSupport(mine!.ctx, mine!.ref, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a form that is sent twice adds one support; one that says something else under the same key is another", async ({
  db,
}) => {
  const { titles, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const ctx = contextOf(db, titles[0]!.producer, morningOf(`${year + 1}-01-10`));
  const form = { ...SUPPORT, key: randomUUID() };
  const again = () => addSupport(ctx, ref, form);

  expect(await meeting(db, sql`select from awards where id = ${ref.awardId} for update`, [again, again])).toEqual([
    "done",
    "done",
  ]);
  expect(await ownReport(ctx, ref)).toMatchObject({ version: 1, supports: [SUPPORT] });
  for (let time = 0; time < 2; time += 1) await addSupport(ctx, ref, { ...form, month: 4 });
  expect((await ownReport(ctx, ref)).supports.map(({ month }) => month)).toEqual([3, 4]);
});

test("a support is corrected, also in what was sent, until the agency took note", async ({ db }) => {
  const { titles, organiser, year } = await heldTitles(db, 2);
  const now = morningOf(`${year + 1}-01-10`);
  const [ref, other] = [0, 1].map((at) => ({ awardId: titles[at]!.awardId, year })) as [ReportRef, ReportRef];
  const ctx = contextOf(db, titles[0]!.producer, now);
  const version = await aSentReport(ctx, ref);
  const [support] = (await ownReport(ctx, ref)).supports;
  const { id } = support!;
  const corrected = { ...SUPPORT, amount: 2_500_000 };

  await editSupport(ctx, ref, id, corrected);
  await editSupport(ctx, ref, id, corrected);
  const { version: after, supports } = await ownReport(ctx, ref);
  expect([after, supports]).toEqual([version + 1, [{ ...support, ...corrected }]]);
  expect(await ownSupport(ctx, ref, id)).toMatchObject({ ...ref, support: { id, ...corrected } });
  await aSentReport(contextOf(db, titles[1]!.producer, now), other);
  await expect(editSupport(contextOf(db, titles[1]!.producer, now), other, id, SUPPORT)).rejects.toMatchObject({
    code: "not_found",
  });

  const row = and(eq(yearlyReports.awardId, ref.awardId), eq(yearlyReports.year, year));
  const [report] = await db.select().from(yearlyReports).where(row);
  await takeNoteOfReport(contextOf(db, organiser, now), report!.id, { version: after });
  await expect(editSupport(ctx, ref, id, SUPPORT)).rejects.toMatchObject({ code: "closed" });
  await expect(ownSupport(ctx, ref, id)).rejects.toMatchObject({ code: "closed" });
});

test("the database keeps the supports of what was sent, whatever the code does", async ({ db }) => {
  const { titles, organiser, year } = await heldTitles(db);
  const ref = { awardId: titles[0]!.awardId, year };
  const now = morningOf(`${year + 1}-01-10`);
  const ctx = contextOf(db, titles[0]!.producer, now);
  const version = await aSentReport(ctx, ref);
  const [report] = await db.select().from(yearlyReports).where(eq(yearlyReports.awardId, ref.awardId));
  const code = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error) => error.cause?.code ?? error.code,
    );
  const ofIt = eq(yearlyReportSupports.reportId, report!.id);
  const another = () =>
    db.insert(yearlyReportSupports).values({ ...SUPPORT, reportId: report!.id, addedBy: ctx.actor!.userId });

  expect(await code(db.delete(yearlyReportSupports).where(ofIt))).toBe("23514");
  expect(await code(db.update(yearlyReports).set({ hasNoSupport: true }).where(eq(yearlyReports.id, report!.id)))).toBe(
    "23514",
  );
  expect(await code(another())).toBeNull();
  const [twice] = await db.select().from(yearlyReportSupports).where(ofIt);
  expect(await code(db.update(yearlyReportSupports).set({ formKey: twice!.formKey }).where(ofIt))).toBe("23505");

  await takeNoteOfReport(contextOf(db, organiser, now), report!.id, { version });
  expect(await code(another())).toBe("23514");
  expect(await code(db.update(yearlyReportSupports).set({ amount: 1 }).where(ofIt))).toBe("23514");
  expect(await code(db.delete(yearlyReportSupports).where(ofIt))).toBe("23514");
});

test("no report is asked of a year whose last day had passed before the results were released", async ({ db }) => {
  const { titles, organiser, year } = await heldTitles(db);
  const [title] = titles;
  const releasedAt = (instant: string) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      const of = sql`(select decision_id from awards where id = ${title!.awardId})`;
      await tx
        .update(releases)
        .set({ releasedAt: new Date(instant) })
        .where(sql`${releases.decisionId} = ${of}`);
    });
  const agencyId = organiser.memberships[0]!.agencyId!;
  const [agency] = await db.select({ slug: agencies.slug }).from(agencies).where(eq(agencies.id, agencyId));
  const owed = async () => {
    const now = morningOf(`${year + 1}-02-20`);
    const { reports } = await ownReports(contextOf(db, title!.producer, now));
    const desk = await reportDesk(contextOf(db, organiser, now), agency!.slug, year);
    const { rows } = await askedList(contextOf(db, organiser, now), desk, { state: "all", q: "", page: "all" });
    return [reports.map((one) => one.year), rows.map((one) => one.standing)];
  };

  await releasedAt(`${year + 1}-01-31T16:59:59Z`);
  expect(await owed()).toEqual([[year], ["late"]]);
  await releasedAt(`${year + 1}-01-31T17:00:00Z`);
  expect(await owed()).toEqual([[], []]);
});

test("last year's figures are a beginning for what is not answered yet", async ({ db }) => {
  const { titles, year } = await heldTitles(db);
  const award = titles[0]!.awardId;
  const at = (day: string) => contextOf(db, titles[0]!.producer, morningOf(day));
  const ref = { awardId: award, year: year + 1 };
  const later = at(`${year + 2}-01-10`);
  await expect(copyLastYear(later, ref)).rejects.toMatchObject({ code: "invalid" });
  await aSentReport(at(`${year + 1}-01-10`), { awardId: award, year });
  await saveReport(later, ref, "business", { answers: { workers: 20 }, version: 0, seen: {} });

  const { workers: _, ...others } = FULL_ANSWERS.business;
  expect((await ownReport(later, ref)).offered).toEqual(others);
  expect(await copyLastYear(later, ref)).toBe(5);
  expect(await ownReport(later, ref)).toMatchObject({ answers: { ...others, workers: 20 }, offered: null, version: 2 });
  expect(await copyLastYear(later, ref)).toBe(0);
});

test("a report is owed of every year the title held in, until it was taken back", async ({ db }) => {
  const { titles, organiser, year } = await heldTitles(db);
  const [title] = titles;
  const yearsAt = async (day: string) =>
    (await ownReports(contextOf(db, title!.producer, morningOf(day)))).reports.map((one) => [one.year, one.standing]);

  expect(await yearsAt(`${year}-12-31`)).toEqual([]);
  expect(await yearsAt(`${year + 1}-01-31`)).toEqual([[year, "due"]]);
  expect(await yearsAt(`${year + 1}-02-01`)).toEqual([[year, "late"]]);
  expect((await yearsAt(`${year + 9}-06-01`)).map(([one]) => one)).toEqual([year + 3, year + 2, year + 1, year]);
  await db.insert(revocations).values({
    certificateId: title!.certificateId,
    revokedOn: `${year + 2}-01-01`,
    reason: "Vi phạm cam kết chất lượng",
    recordedBy: organiser.userId,
  });
  expect((await yearsAt(`${year + 9}-06-01`)).map(([one]) => one)).toEqual([year + 1, year]);
});

test("the database refuses a sent report with a gap, a changed one that was noted, and amounts out of range", async ({
  db,
}) => {
  const { titles, year } = await heldTitles(db);
  const values = { awardId: titles[0]!.awardId, year, updatedBy: titles[0]!.producer.userId };
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error) => error.cause?.constraint_name ?? error.cause?.code,
    );
  const [by, at] = [titles[0]!.producer.userId, new Date()];

  const insert = (more: object) => db.insert(yearlyReports).values({ ...values, ...more });
  expect(await refusal(insert({ state: "submitted", submittedAt: at, submittedBy: by }))).toBe(
    "yearly_reports_complete",
  );
  expect(await refusal(insert({ revenue: -1 }))).toBe("yearly_reports_figures");
  expect(await refusal(insert({ revenue: 10 ** 15 + 1 }))).toBe("yearly_reports_figures");
  expect(await refusal(insert({ submittedAt: at, submittedBy: by }))).toBe("yearly_reports_steps");
  await insert({
    ...FULL_ANSWERS.business,
    keepsQuality: true,
    hasNoSupport: true,
    state: "acknowledged",
    submittedAt: at,
    submittedBy: by,
    acknowledgedAt: at,
    acknowledgedBy: by,
  });
  expect(await refusal(insert({}))).toBe("yearly_reports_award");
  const noted = eq(yearlyReports.awardId, values.awardId);
  expect(await refusal(db.update(yearlyReports).set({ revenue: 1 }).where(noted))).toBe("23514");
  expect(await refusal(db.delete(yearlyReports).where(noted))).toBe("23514");
});

test("that there was none is not said beside a support, by a page that was opened before it was added", async ({
  db,
}) => {
  const { titles, year } = await heldTitles(db);
  const [title] = titles;
  const ctx = contextOf(db, title!.producer, morningOf(`${year + 1}-01-10`));
  const ref = { awardId: title!.awardId, year };
  await addSupport(ctx, ref, { ...SUPPORT, key: randomUUID() });
  const saved = await saveReport(ctx, ref, "support", { answers: { hasNoSupport: "on" }, version: 0, seen: {} });

  expect(saved).toMatchObject({ kind: "saved", version: 2, answers: {} });
  expect((await ownReport(ctx, ref)).answers).toEqual({});
});

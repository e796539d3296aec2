import { and, eq, inArray } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anAdmin, anOrganiser, aProducer } from "#tests/factories/people";
import { aSentReport, fillStep, type HeldTitles, heldTitles, morningOf } from "#tests/factories/yearly-reports";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, reminderSettings, revocations, users, yearlyReportReminders, yearlyReports } from "~/db/schema";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import { returnReport } from "~/domain/yearly-reports/answer-report.server";
import { reminderMail } from "~/domain/yearly-reports/mails";
import { lateReminder, remindLate } from "~/domain/yearly-reports/remind-late.server";
import { remindOfReports } from "~/domain/yearly-reports/remind-of-reports.server";

/** The subjects of the reminders that the people of some titles got, in order. */
async function reminded(db: Database, { titles }: HeldTitles): Promise<string[]> {
  const to = titles.map(({ producer }) => producer.email);
  const rows = await db
    .select({ subject: mails.subject })
    .from(mails)
    .where(and(inArray(mails.recipient, to), eq(mails.purpose, "report_reminder")))
    .orderBy(mails.id);
  return rows.map((row) => row.subject);
}

const onDay = (db: Database, day: string) => remindOfReports(contextOf(db, null, morningOf(day)));

test("makers are reminded when a report opens, fourteen days before its day, and the day after, each once", async ({
  db,
}) => {
  const held = await heldTitles(db);
  const next = held.year + 1;
  const opened = `Báo cáo năm ${held.year}: đã có thể gửi`;
  const dueSoon = `Báo cáo năm ${held.year}: hạn đến hết ngày 31/01/${next}`;
  const late = `Báo cáo năm ${held.year} đã quá hạn`;
  const steps: [string, string[]][] = [
    [`${held.year}-12-31`, []],
    [`${next}-01-01`, [opened]],
    [`${next}-01-01`, [opened]],
    [`${next}-01-16`, [opened]],
    [`${next}-01-17`, [opened, dueSoon]],
    [`${next}-01-31`, [opened, dueSoon]],
    [`${next}-02-01`, [opened, dueSoon, late]],
    [`${next}-11-30`, [opened, dueSoon, late]],
  ];
  for (const [day, subjects] of steps) {
    await onDay(db, day);
    expect([day, await reminded(db, held)]).toEqual([day, subjects]);
  }
});

test("a server that slept through the mornings sends one letter, not three", async ({ db }) => {
  const held = await heldTitles(db);
  await onDay(db, `${held.year + 1}-02-20`);
  await onDay(db, `${held.year + 1}-02-21`);
  expect(await reminded(db, held)).toEqual([`Báo cáo năm ${held.year} đã quá hạn`]);
});

test("everybody of the establishment is written to, in their language, and nobody of what was sent or taken back before", async ({
  db,
}) => {
  const held = await heldTitles(db, 3);
  const [waiting, sent, revoked] = held.titles;
  const colleague = await aProducer(db, waiting!.establishmentId);
  const day = morningOf(`${held.year + 1}-01-10`);
  await aSentReport(contextOf(db, sent!.producer, day), { awardId: sent!.awardId, year: held.year });
  await db.insert(revocations).values({
    certificateId: revoked!.certificateId,
    revokedOn: revoked!.issuedOn,
    reason: "Vi phạm cam kết chất lượng",
    recordedBy: held.organiser.userId,
  });
  await onDay(db, `${held.year + 1}-02-01`);

  const rows = await db
    .select({ to: mails.recipient, body: mails.body })
    .from(mails)
    .where(
      and(
        eq(mails.purpose, "report_reminder"),
        inArray(mails.recipient, [...held.titles.map(({ producer }) => producer.email), colleague.email]),
      ),
    );
  expect(rows.map(({ to }) => to).sort()).toEqual([waiting!.producer.email, colleague.email].sort());
  expect(rows[0]!.body).toContain(`${waiting!.productName} (giấy chứng nhận ${waiting!.number})`);
  expect(rows[0]!.body).toContain("{site}/producer/reports");
});

test("a returned report is reminded of, and a run that breaks off doubles nothing", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const ref = { awardId: title!.awardId, year: held.year };
  const now = morningOf(`${held.year + 1}-01-20`);
  const version = await aSentReport(contextOf(db, title!.producer, now), ref);
  const [row] = await db
    .select({ id: yearlyReports.id })
    .from(yearlyReports)
    .where(eq(yearlyReports.awardId, ref.awardId));
  const reason = "Xin ghi lại sản lượng.";
  await returnReport(contextOf(db, held.organiser, now), row!.id, { version, reason });
  const broken = db.transaction(async (tx) => {
    await remindOfReports({ db: tx, actor: null, now: morningOf(`${held.year + 1}-02-01`) });
    throw new Error("killed");
  });

  await expect(broken).rejects.toThrow("killed");
  expect(await reminded(db, held)).toEqual([]);
  await Promise.all([onDay(db, `${held.year + 1}-02-01`), onDay(db, `${held.year + 1}-02-01`)]);
  expect(await reminded(db, held)).toEqual([`Báo cáo năm ${held.year}: cần sửa và gửi lại`]);
});

test("each agency's own days count, also in the year itself", async ({ db }) => {
  const held = await heldTitles(db);
  await setReminders(contextOf(db, held.organiser), held.agencyId, {
    ...DEFAULT_REMINDERS,
    opensOn: "11-15",
    opensNextYear: false,
    dueOn: "12-15",
    dueNextYear: false,
    dueSource: "Công văn 95/SCT-QLCN",
    expiryDaysBefore: [180, 60, 14],
  });
  // Recognised in the year it opens in, so of that same year already.
  const next = held.year + 1;
  await onDay(db, `${next}-11-15`);
  await onDay(db, `${next}-12-16`);
  expect(await reminded(db, held)).toEqual([`Báo cáo năm ${next}: đã có thể gửi`, `Báo cáo năm ${next} đã quá hạn`]);
});

test("an officer asks all who are late, at most once a week, and sees before how many mails that is", async ({
  db,
}) => {
  const held = await heldTitles(db, 3);
  const [first, second, sent] = held.titles;
  await aProducer(db, first!.establishmentId);
  const at = (day: string) => contextOf(db, held.organiser, morningOf(`${held.year + 1}-${day}`));
  const office = at("03-01");
  await aSentReport(contextOf(db, sent!.producer, office.now), { awardId: sent!.awardId, year: held.year });
  await fillStep(
    contextOf(db, second!.producer, office.now),
    { awardId: second!.awardId, year: held.year },
    "business",
  );
  const asks = (ctx: typeof office) => lateReminder(ctx, held.agencyId, held.year);

  const dueOn = `${held.year + 1}-01-31`;
  expect(await asks(office)).toEqual({ dueOn, late: 2, makers: 2, mails: 3, whyNot: null });
  expect(await remindLate(office, held.agencyId, held.year)).toBe(2);
  expect(await reminded(db, held)).toHaveLength(2);
  expect(await asks(at("03-08"))).toEqual({ dueOn, late: 2, makers: 2, mails: 3, whyNot: null });
  expect(await asks(at("03-07"))).toMatchObject({ late: 2, makers: 0, mails: 0, whyNot: expect.any(String) });
  await expect(remindLate(at("03-07"), held.agencyId, held.year)).rejects.toMatchObject({ code: "closed" });
  await expect(remindLate(at("01-31"), held.agencyId, held.year)).rejects.toMatchObject({ code: "closed" });
  const kept = await db
    .select({ kind: yearlyReportReminders.kind, by: yearlyReportReminders.sentBy })
    .from(yearlyReportReminders)
    .where(inArray(yearlyReportReminders.awardId, [first!.awardId, second!.awardId]));
  expect(kept).toEqual([
    { kind: "asked", by: held.organiser.userId },
    { kind: "asked", by: held.organiser.userId },
  ]);
});

test("only organisers and secretaries of the agency ask, and only its organisers set the days", async ({ db }) => {
  const held = await heldTitles(db);
  const now = morningOf(`${held.year + 1}-03-01`);
  const secretary = await anOrganiser(db, held.agencyId, "secretary");
  const form = { ...DEFAULT_REMINDERS, dueSource: undefined, expiryDaysBefore: [30] };
  for (const actor of [
    held.titles[0]!.producer,
    await anOrganiser(db, (await anAgency(db)).id),
    await anAdmin(db),
    null,
  ]) {
    const ctx = contextOf(db, actor, now);
    await expect(lateReminder(ctx, held.agencyId, held.year)).rejects.toMatchObject({ code: "forbidden" });
    await expect(remindLate(ctx, held.agencyId, held.year)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setReminders(ctx, held.agencyId, form)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(setReminders(contextOf(db, secretary, now), held.agencyId, form)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await remindLate(contextOf(db, secretary, now), held.agencyId, held.year)).toBe(1);
});

test("of one letter, what was returned is not said to be unsent", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const letter = reminderMail("Lan", {
    kind: "late",
    year: held.year,
    dueOn: `${held.year + 1}-01-31`,
    agencyName: "Sở Công Thương",
    establishmentName: "Hợp tác xã",
    products: [
      { productName: "Bánh tráng", number: "01", isReturned: false },
      { productName: title!.productName, number: title!.number, isReturned: true },
    ],
  });
  const [unsent, returned] = letter.body.split("đã trả lại báo cáo");
  expect(letter.subject).toBe(`Báo cáo năm ${held.year} đã quá hạn`);
  expect(unsent).toContain("chưa gửi báo cáo của:\n\n- Bánh tráng");
  expect(unsent).not.toContain(title!.productName);
  expect(returned).toContain(`- ${title!.productName} (giấy chứng nhận ${title!.number})`);
});

test("a year whose last day comes after the next one has opened is reminded of to its end", async ({ db }) => {
  const held = await heldTitles(db);
  await setReminders(contextOf(db, held.organiser), held.agencyId, {
    ...DEFAULT_REMINDERS,
    opensNextYear: false,
    dueSource: undefined,
    expiryDaysBefore: [180],
  });
  const [year, next] = [held.year, held.year + 1];
  await onDay(db, `${year}-12-31`);
  await onDay(db, `${next}-01-17`);
  await onDay(db, `${next}-02-01`);
  expect(await reminded(db, held)).toEqual([
    `Báo cáo năm ${year}: đã có thể gửi`,
    `Báo cáo năm ${year}: hạn đến hết ngày 31/01/${next}`,
    `Báo cáo năm ${next}: đã có thể gửi`,
    `Báo cáo năm ${year} đã quá hạn`,
  ]);
});

test("nobody is told that a year before the first one is late, nor what is late for more than thirty days", async ({
  db,
}) => {
  const held = await heldTitles(db);
  const next = held.year + 1;
  await db.insert(reminderSettings).values({
    ...DEFAULT_REMINDERS,
    agencyId: held.agencyId,
    expiryDaysBefore: [180],
    firstYear: next,
    version: 1,
  });
  await onDay(db, `${next}-01-10`);
  await onDay(db, `${next}-02-01`);
  expect(await reminded(db, held)).toEqual([]);
  await onDay(db, `${next + 1}-01-01`);
  expect(await reminded(db, held)).toEqual([`Báo cáo năm ${next}: đã có thể gửi`]);

  const slept = await heldTitles(db);
  await onDay(db, `${next}-03-03`);
  expect(await reminded(db, slept)).toEqual([]);
  await onDay(db, `${next}-03-02`);
  expect(await reminded(db, slept)).toEqual([`Báo cáo năm ${slept.year} đã quá hạn`]);
});

test("where nobody could be written to, nothing is kept, and who comes later is written to", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  const next = held.year + 1;
  await db
    .update(users)
    .set({ disabledAt: morningOf(`${next}-01-01`) })
    .where(eq(users.id, title!.producer.userId));
  await onDay(db, `${next}-02-01`);
  expect(await db.$count(yearlyReportReminders, eq(yearlyReportReminders.awardId, title!.awardId))).toBe(0);
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, title!.producer.userId));
  await onDay(db, `${next}-02-02`);
  expect(await reminded(db, held)).toEqual([`Báo cáo năm ${held.year} đã quá hạn`]);
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aGate, aPass } from "#tests/factories/fair-days";
import { aClaim, anApplication } from "#tests/factories/fairs";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { booths, fairs, salesReports } from "~/db/schema";
import { dayListFile, leadListFile } from "~/domain/exports/fair-day-lists.server";
import { checkIn } from "~/domain/fair-days/check-in.server";
import { daysDesk } from "~/domain/fair-days/days-desk.server";
import { MOST_SALES, SalesForm } from "~/domain/fair-days/forms";
import { addIncident, incidentsOf, resolveIncident, tellIncident } from "~/domain/fair-days/incidents.server";
import { ownDays } from "~/domain/fair-days/own-days.server";
import { reportSales } from "~/domain/fair-days/report-sales.server";
import { salesByDay, salesOn } from "~/domain/fair-days/sales.server";
import { aRunningFair, at } from "./hall";

const figures = { revenue: 12_500_000, orders: 30, contracts: 1, contractValue: 200_000_000 };
const incident = {
  day: "2026-12-04",
  time: "08:15",
  place: "Cổng Bắc",
  kind: "fire",
  severity: "critical",
  text: "Chập điện ở tủ số 2",
} as const;

test("sales of a day are reported, corrected and summed; whoever has not reported is told first", async ({ db }) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  expect(await salesOn(organiser, fair.id, "2026-12-04")).toMatchObject([
    { signName: application.signName, revenue: null },
  ]);
  await reportSales(exhibitor, application.id, { day: "2026-12-04", ...figures, version: 0 });
  await reportSales(exhibitor, application.id, { day: "2026-12-04", ...figures, revenue: 13_000_000, version: 1 });

  expect(await salesByDay(organiser, fair.id)).toEqual([
    { day: "2026-12-04", reports: 1, revenue: "13000000", orders: 30, contracts: 1, contractValue: "200000000" },
  ]);
  expect(await salesOn(organiser, fair.id, "2026-12-04")).toMatchObject([{ revenue: 13_000_000, booths: ["A1"] }]);
  expect(await auditOf(db, application.id)).toEqual(["fair_days.sales_reported", "fair_days.sales_reported"]);
});

test("a report of sales is refused to others, for days that are none, and over one that was not seen", async ({
  db,
}) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  const report = (day: string, version = 0) => reportSales(exhibitor, application.id, { day, ...figures, version });
  await expect(
    reportSales(organiser, application.id, { day: "2026-12-04", ...figures, version: 0 }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
  for (const day of ["2026-12-05", "2026-12-03", "2026-12-10"]) {
    await expect(report(day)).rejects.toMatchObject({ code: "closed" });
  }
  await report("2026-12-04");
  await expect(report("2026-12-04")).rejects.toMatchObject({ code: "conflict" });
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(report("2026-12-04", 1)).rejects.toMatchObject({ code: "closed" });
});

test("two people of an exhibitor who report a day at once do not write over each other", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db);
  const tries = Array.from({ length: 6 }, (_, orders) =>
    reportSales(exhibitor, application.id, { day: "2026-12-04", ...figures, orders, version: 0 }),
  );
  const done = await Promise.allSettled(tries);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await ownDays(exhibitor, application.id)).sales[0]!.report).toMatchObject({ version: 1 });
});

test("incidents are told by both sides, the gravest first, and resolved once", async ({ db }) => {
  const { fair, application, exhibitor, organiser, support } = await aRunningFair(db);
  await tellIncident(exhibitor, application.id, { ...incident, severity: "low", kind: "technical", place: "A1" });
  const fire = await addIncident(organiser, fair.id, incident);
  const shown = async (state: "open" | "resolved" | "all") =>
    (await incidentsOf(organiser, fair.id, { state })).map(({ place, exhibitor, at }) => [place, exhibitor, at]);

  expect(await shown("open")).toEqual([
    ["Cổng Bắc", null, at("08:15")],
    ["A1", application.signName, at("08:15")],
  ]);
  await expect(resolveIncident(support, fair.id, fire, { resolution: "Đã ngắt" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await resolveIncident(organiser, fair.id, fire, { resolution: "Đã ngắt điện và thay tủ" });
  await expect(resolveIncident(organiser, fair.id, fire, { resolution: "Lại" })).rejects.toMatchObject({
    code: "conflict",
  });
  for (const id of [randomUUID(), "x"]) {
    await expect(resolveIncident(organiser, fair.id, id, { resolution: "Lại" })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect((await shown("open")).length).toBe(1);
  expect(await shown("resolved")).toMatchObject([["Cổng Bắc", null, at("08:15")]]);
});

test("a form that tells of an incident does so once, also sent twice at once; with other words it is refused", async ({
  db,
}) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  const [by, told] = [
    { ...incident, key: randomUUID() },
    { ...incident, key: randomUUID() },
  ];
  const ids = await Promise.all([1, 2].map(() => addIncident(organiser, fair.id, by)));
  await Promise.all([1, 2].map(() => tellIncident(exhibitor, application.id, told)));

  expect(ids[0]).toBe(ids[1]);
  expect(await incidentsOf(organiser, fair.id, { state: "all" })).toHaveLength(2);
  await expect(addIncident(organiser, fair.id, { ...by, place: "Cổng Nam" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(tellIncident(exhibitor, application.id, by)).rejects.toMatchObject({ code: "conflict" });
  expect((await auditOf(db, fair.id)).filter((act) => act === "fair_days.incident_told")).toHaveLength(2);
});

test("incidents of a time to come, of a settled fair, or by others are refused", async ({ db }) => {
  const { fair, application, exhibitor, organiser, support, stranger } = await aRunningFair(db);
  for (const ctx of [support, stranger]) {
    await expect(addIncident(ctx, fair.id, incident)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(tellIncident(organiser, application.id, incident)).rejects.toMatchObject({ code: "not_found" });
  await expect(addIncident(organiser, fair.id, { ...incident, time: "09:01" })).rejects.toMatchObject({
    code: "invalid",
  });
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(tellIncident(exhibitor, application.id, incident)).rejects.toMatchObject({ code: "closed" });
});

test("the desk tells who came, who did not, and how many are inside", async ({ db }) => {
  const { fair, application, organiser } = await aRunningFair(db);
  const gate = await aGate(db, { fairId: fair.id, name: "Bắc" });
  const staff = await aPass(db, { fairId: fair.id, kind: "exhibitor", applicationId: application.id });
  const guest = await aPass(db, { fairId: fair.id });
  const scan = (code: string, clock: string, direction: "in" | "out" = "in") => ({
    nonce: randomUUID(),
    code,
    gate: gate.id,
    direction,
    at: at(clock).toISOString(),
    deviceId: "máy",
  });
  expect(await daysDesk(organiser, fair.slug, null)).toMatchObject({
    attendance: [{ firstAt: null, inside: 0, passes: 1 }],
    visitors: 0,
  });
  await checkIn(organiser, fair.id, {
    checkIns: [
      scan(staff.code, "07:00"),
      scan(guest.code, "07:30"),
      scan(guest.code, "08:00", "out"),
      scan(guest.code, "08:30"),
    ],
  });

  expect(await daysDesk(organiser, fair.slug, "2026-12-04")).toMatchObject({
    day: "2026-12-04",
    attendance: [{ booths: ["A1"], firstAt: at("07:00"), inside: 1 }],
    hours: [
      { gateId: gate.id, hour: 7, scanned: 1, counted: 0 },
      { gateId: gate.id, hour: 8, scanned: 1, counted: 0 },
    ],
    inside: 2,
    visitors: 2,
  });
});

test("the desk costs as many queries for one exhibitor as for three", async ({ db }) => {
  const costs = [];
  for (const count of [1, 3]) {
    const { fair, organiser, exhibitor } = await aRunningFair(db);
    for (let made = 1; made < count; made += 1) {
      const { id } = await anEstablishment(db);
      const other = await anApplication(db, {
        fairId: fair.id,
        establishmentId: id,
        createdBy: exhibitor.actor!.userId,
      });
      const [place] = await db.select().from(booths).where(eq(booths.fairId, fair.id)).limit(1);
      const [booth] = await db
        .insert(booths)
        .values({
          fairId: fair.id,
          hallId: place!.hallId,
          code: `B${made}`,
          kind: "standard",
          x: made * 40,
          y: 100,
          width: 30,
          height: 30,
        })
        .returning();
      await aClaim(db, {
        boothId: booth!.id,
        applicationId: other.id,
        state: "reserved",
        during: "[2026-11-01T00:00:00Z,)",
      });
    }
    const { result, queries } = await countingQueries(db, (counted) =>
      daysDesk({ ...organiser, db: counted }, fair.slug, null),
    );
    expect(result.attendance).toHaveLength(count);
    costs.push(queries);
  }
  expect(costs[1]).toBe(costs[0]);
});

test("lists hold what the pages show, and are nobody else's", async ({ db }) => {
  const { fair, application, exhibitor, organiser, stranger } = await aRunningFair(db);
  await reportSales(exhibitor, application.id, { day: "2026-12-04", ...figures, version: 0 });
  await addIncident(organiser, fair.id, { ...incident, place: `=1+1 "x"` });
  const csv = async (list: "visits" | "presence" | "sales" | "incidents") =>
    (await dayListFile(organiser, fair.slug, list, { day: "2026-12-04", state: "open" }, "csv")).bytes.toString();

  expect(await csv("sales")).toContain("12500000");
  expect(await csv("presence")).toContain("Chưa tới");
  expect(await csv("incidents")).not.toMatch(/(^|,)=1/m);
  const workbook = await dayListFile(organiser, fair.slug, "visits", { day: null, state: "open" }, "xlsx");
  expect([workbook.name, workbook.bytes.subarray(0, 2).toString()]).toEqual([
    `${fair.slug}-luot-khach-2026-12-04.xlsx`,
    "PK",
  ]);
  await expect(dayListFile(stranger, fair.slug, "sales", { day: null, state: "open" }, "csv")).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(leadListFile(organiser, application.id, "csv")).rejects.toMatchObject({ code: "not_found" });
  expect((await leadListFile(exhibitor, application.id, "csv")).bytes.toString()).toContain("Họ tên khách");
});

test("sales of a day stay within what adds up exactly, in the form and in the database", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db);
  const form = { day: "2026-12-04", orders: "1", contracts: "1", contractValue: "0", version: "0" };
  const revenueOf = (revenue: string) => SalesForm.safeParse({ ...form, revenue }).success;
  expect([revenueOf(String(MOST_SALES)), revenueOf(String(MOST_SALES + 1))]).toEqual([true, false]);
  const row = { applicationId: application.id, day: "2026-12-04", orders: 1, contracts: 1, contractValue: 0 };
  const by = { reportedBy: exhibitor.actor!.userId, reportedAt: exhibitor.now };
  await expect(db.insert(salesReports).values({ ...row, ...by, revenue: MOST_SALES + 1 })).rejects.toThrow();
});

test("a report waits for a closing that began before it, and is refused then", async ({ db }) => {
  const { fair, application, exhibitor } = await aRunningFair(db);
  let report: Promise<void> | undefined;
  await db.transaction(async (tx) => {
    await tx.select().from(fairs).where(eq(fairs.id, fair.id)).for("update");
    report = reportSales(exhibitor, application.id, { day: "2026-12-04", ...figures, version: 0 });
    report.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.update(fairs).set({ closedAt: exhibitor.now }).where(eq(fairs.id, fair.id));
  });
  await expect(report).rejects.toMatchObject({ code: "closed" });
});

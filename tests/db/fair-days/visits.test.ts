import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aGate, aPass } from "#tests/factories/fair-days";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothClaims, checkIns, checkInVerdicts, fairPasses } from "~/db/schema";
import { checkIn } from "~/domain/fair-days/check-in.server";
import { countHeads } from "~/domain/fair-days/count-heads.server";
import { daysDesk } from "~/domain/fair-days/days-desk.server";
import { fairReport } from "~/domain/fair-reports/fair-report.server";
import { aRunningFair } from "./hall";

const at = (moment: string) => new Date(`2026-12-${moment}+07:00`).toISOString();
const EVENING = new Date("2026-12-06T20:00:00+07:00");

/** What the raw rows say, counted without the database: the day in Vietnam, the kind of pass, its id. */
async function admittedIn(db: Database, fairId: string) {
  const rows = await db
    .select({ at: checkIns.at, kind: fairPasses.kind, pass: fairPasses.id })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .innerJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .where(eq(checkIns.fairId, fairId));
  return rows.map(({ at, ...row }) => ({
    day: new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10),
    ...row,
  }));
}

test("visits are of the day and hour in Vietnam, of visitors and guests alone, and a pass counts once however often it came", async ({
  db,
}) => {
  const { fair, application, organiser: morning } = await aRunningFair(db);
  const organiser = contextOf(db, morning.actor, EVENING);
  const gate = await aGate(db, { fairId: fair.id, name: "Bắc" });
  const [visitor, guest, staff, exhibitor] = [
    await aPass(db, { fairId: fair.id, kind: "visitor", holder: null }),
    await aPass(db, { fairId: fair.id }),
    await aPass(db, { fairId: fair.id, kind: "staff" }),
    await aPass(db, { fairId: fair.id, kind: "exhibitor", applicationId: application.id }),
  ];
  const scan = ({ code }: { code: string }, moment: string, direction: "in" | "out" = "in") => ({
    ...{ nonce: randomUUID(), code, gate: gate.id, direction, at: at(moment), deviceId: "máy" },
  });
  const head = (people: number, moment: string) => ({
    ...{ nonce: randomUUID(), gate: gate.id, people, at: at(moment), deviceId: "máy" },
  });
  await checkIn(organiser, fair.id, {
    checkIns: [
      // Half a second before and at midnight.
      scan(visitor, "04T23:59:59.500"),
      scan(visitor, "05T00:00:00.000"),
      scan(visitor, "05T00:30:00.000", "out"),
      scan(visitor, "05T09:00:00.000"),
      scan(guest, "05T09:10:00.000"),
      scan(guest, "05T09:20:00.000"),
      scan(staff, "05T09:15:00.000"),
      scan(exhibitor, "05T06:00:00.000"),
    ],
  });
  await countHeads(organiser, fair.id, {
    counts: [head(5, "05T09:59:59.999"), head(-1, "05T10:00:00.000"), head(-3, "06T08:00:00.000")],
  });

  const desk = await daysDesk(organiser, fair.slug, "2026-12-05");
  expect(desk.hours.map(({ hour, scanned, counted }) => [hour, scanned, counted])).toEqual([
    [0, 1, 0],
    [9, 2, 5],
    [10, 0, -1],
  ]);
  expect(desk).toMatchObject({
    byDay: [
      { day: "2026-12-04", visitors: 1 },
      { day: "2026-12-05", visitors: 7 },
      { day: "2026-12-06", visitors: 0 },
    ],
    ...{ visitors: 7, passes: { onDay: 2, inAll: 2 } },
  });
  const { figures } = await fairReport(organiser, fair.slug);
  expect(figures.visits).toEqual({
    ...{ counted: 8, other: 0, passes: 2 },
    byDay: [
      { day: "2026-12-04", visits: 1 },
      { day: "2026-12-05", visits: 7 },
      { day: "2026-12-06", visits: 0 },
    ],
  });

  // The guest's second scan is refused, and who works there is none of them.
  const raw = await admittedIn(db, fair.id);
  const visits = raw.filter(({ kind }) => kind === "visitor" || kind === "guest");
  expect([raw.length, visits.length, new Set(visits.map(({ pass }) => pass)).size]).toEqual([8, 6, 2]);
  expect(visits.filter(({ day }) => day === "2026-12-04")).toHaveLength(1);
});

test("a day that is past lists who had a booth in the end of it, and today who has one now", async ({ db }) => {
  const { fair, organiser: morning } = await aRunningFair(db);
  await db.update(boothClaims).set({ during: "[2026-11-01T00:00:00Z,2026-12-05T03:00:00Z)" });
  const organiser = contextOf(db, morning.actor, EVENING);
  const present = async (day: string) =>
    (await daysDesk(organiser, fair.slug, day)).attendance.map(({ booths }) => booths);

  expect([await present("2026-12-04"), await present("2026-12-05"), await present("2026-12-06")]).toEqual([
    [["A1"]],
    [],
    [],
  ]);
});

test("scans to look at are counted all, though the latest fifty are shown", async ({ db }) => {
  const { fair, organiser } = await aRunningFair(db);
  const gate = await aGate(db, { fairId: fair.id });
  const scans = Array.from({ length: 53 }, () => ({
    ...{ nonce: randomUUID(), code: "ABCDEFGHJK", gate: gate.id, at: at("04T08:00:00.000"), deviceId: "máy" },
  }));
  await checkIn(organiser, fair.id, { checkIns: scans });
  const { doubtful, doubtfulInAll } = await daysDesk(organiser, fair.slug, null);
  expect([doubtful.length, doubtfulInAll]).toEqual([50, 53]);
});

import { and, eq } from "drizzle-orm";
import { aCall, aDraft, aSentApplication, DURING_CALL, versionOf } from "#tests/factories/applications";
import { aClaim } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothClaims, booths, fairEvents, fairPostponements, fairs, mails } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { putOnWaitingList } from "~/domain/applications/answer-application.server";
import { programmeCalendar } from "~/domain/fairs/calendar.server";
import { cancelFair } from "~/domain/fairs/cancel-fair.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { PostponementForm } from "~/domain/fairs/forms";
import { eventsOf } from "~/domain/fairs/parts.server";
import { postponeFair } from "~/domain/fairs/postpone-fair.server";
import { lastPostponement, newsOfFair } from "~/domain/fairs/queries.server";
import { restoreFair } from "~/domain/fairs/restore-fair.server";

const REASON = "Bão số 9 đổ bộ vào miền Trung.";
const form = (values: Record<string, string> = {}) =>
  PostponementForm.parse({ version: "1", startsOn: "18/12/2026", endsOn: "24/12/2026", reason: REASON, ...values });

/** A call with an accepted application that has a booth, one that waits, and an opening. */
async function aFairOthersCountOn(db: Database) {
  const call = await aCall(db, {
    signsDueOn: "2026-11-10",
    depositDueOn: "2026-10-10",
    balanceDueOn: "2026-11-25",
    picksOpenAt: new Date("2026-11-05T01:00:00Z"),
    picksCloseAt: new Date("2026-11-20T10:00:00Z"),
  });
  const { fair, office, organiser } = call;
  const accepted = await aSentApplication(db, fair.id);
  await acceptApplication(office, accepted.id, { version: await versionOf(office, accepted.id), standard: 1 });
  const [booth] = await db
    .select()
    .from(booths)
    .where(and(eq(booths.fairId, fair.id), eq(booths.code, "A1")));
  const claim = { boothId: booth!.id, applicationId: accepted.id, claimedBy: organiser.userId };
  await aClaim(db, { ...claim, state: "confirmed", during: "[2026-10-14T00:00:00Z,)" });
  const waiting = await aSentApplication(db, fair.id);
  await putOnWaitingList(office, waiting.id, { version: await versionOf(office, waiting.id) });
  await db.insert(fairEvents).values({
    fairId: fair.id,
    kind: "opening",
    title: "Khai mạc",
    titleEn: "Opening",
    startsAt: new Date("2026-12-04T01:30:00Z"),
    endsAt: new Date("2026-12-04T03:30:00Z"),
  });
  return { ...call, accepted, waiting };
}

const fairMails = async (db: Database, recipient: string) =>
  (await db.select({ purpose: mails.purpose }).from(mails).where(eq(mails.recipient, recipient)))
    .map(({ purpose }) => purpose)
    .filter((purpose) => purpose.startsWith("fair_"));

test("a fair that others count on is postponed: what is to come moves, booths stay, and who applied is told", async ({
  db,
}) => {
  const { fair, office, accepted, waiting } = await aFairOthersCountOn(db);
  const claims = () => db.select().from(boothClaims).where(eq(boothClaims.applicationId, accepted.id));
  const before = await claims();

  await postponeFair(office, fair.id, form());

  expect(await fairById(office, fair.id)).toMatchObject({
    version: 2,
    startsOn: "2026-12-18",
    endsOn: "2026-12-24",
    // What was past stays.
    applicationsOpenAt: new Date("2026-10-01T00:00:00Z"),
    depositDueOn: "2026-10-10",
    applicationsCloseAt: new Date("2026-11-14T17:00:00Z"),
    picksOpenAt: new Date("2026-11-19T01:00:00Z"),
    picksCloseAt: new Date("2026-12-04T10:00:00Z"),
    signsDueOn: "2026-11-24",
    balanceDueOn: "2026-12-09",
  });
  expect(await claims()).toEqual(before);
  const [opening] = await eventsOf(office, fair.id);
  expect(opening).toMatchObject({ startsAt: new Date("2026-12-18T01:30:00Z"), sequence: 1, cancelledAt: null });
  expect(await lastPostponement(office, fair.id)).toEqual({
    fromStartsOn: "2026-12-04",
    fromEndsOn: "2026-12-09",
    reason: REASON,
    at: DURING_CALL,
  });
  expect(await fairMails(db, accepted.producer.email)).toEqual(["fair_postponed"]);
  expect(await fairMails(db, waiting.producer.email)).toEqual(["fair_postponed"]);
  expect(await auditOf(db, fair.id)).toEqual(["fairs.postponed"]);
  await expect(db.delete(fairPostponements)).rejects.toThrow();
});

test("deadlines may stay where they fit; days are ahead, in their order and other ones", async ({ db }) => {
  const { fair, office } = await aFairOthersCountOn(db);
  const refused = (values: Record<string, string>) => postponeFair(office, fair.id, form(values));
  const early = { startsOn: "16/11/2026", endsOn: "20/11/2026" };
  await expect(refused({ ...early, deadlines: "keep" })).rejects.toMatchObject({
    code: "invalid",
    fields: { deadlines: [expect.any(String)] },
  });
  for (const [values, field] of [
    [{ startsOn: "14/10/2026" }, "startsOn"],
    [{ endsOn: "17/12/2026" }, "endsOn"],
    [{ startsOn: "04/12/2026", endsOn: "09/12/2026" }, "startsOn"],
  ] as const) {
    await expect(refused(values)).rejects.toMatchObject({ code: "invalid", fields: { [field]: [expect.any(String)] } });
  }
  await postponeFair(office, fair.id, form({ deadlines: "keep" }));
  expect(await fairById(office, fair.id)).toMatchObject({ startsOn: "2026-12-18", balanceDueOn: "2026-11-25" });
  await expect(refused({ startsOn: "20/12/2026" })).rejects.toMatchObject({ code: "conflict" });
});

test("a draft is edited instead, a fair that began is held, and only its organisers move or cancel it", async ({
  db,
}) => {
  const { fair, office, agencyId } = await aFairOthersCountOn(db);
  const draft = await aCall(db, { publishedAt: null });
  const cancelling = { version: 1, reason: REASON };
  await expect(postponeFair(draft.office, draft.fair.id, form())).rejects.toMatchObject({ code: "closed" });
  await expect(cancelFair(draft.office, draft.fair.id, cancelling)).rejects.toMatchObject({ code: "closed" });
  const later = { ...office, now: new Date("2026-12-05T03:00:00Z") };
  await expect(postponeFair(later, fair.id, form())).rejects.toMatchObject({ code: "closed" });
  await expect(cancelFair(later, fair.id, cancelling)).rejects.toMatchObject({ code: "closed" });
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), DURING_CALL);
  await expect(postponeFair(secretary, fair.id, form())).rejects.toMatchObject({ code: "forbidden" });
  await expect(cancelFair(secretary, fair.id, cancelling)).rejects.toMatchObject({ code: "forbidden" });
});

test("a fair that is cancelled says so in its calendar, tells who applied, and nothing of it goes on", async ({
  db,
}) => {
  const { fair, office, accepted, waiting } = await aFairOthersCountOn(db);
  await cancelFair(office, fair.id, { version: 1, reason: REASON });

  const details = await fairById(office, fair.id);
  expect(details).toMatchObject({ cancelledAt: DURING_CALL, cancelledReason: REASON, version: 2 });
  const calendar = programmeCalendar(details, await eventsOf(office, fair.id), {
    url: "https://tinhhoa.vn/fairs/x",
    stamp: DURING_CALL,
  });
  expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(2);
  expect(calendar.match(/SEQUENCE:\d+/g)).toEqual(["SEQUENCE:2", "SEQUENCE:1"]);
  expect(await fairMails(db, accepted.producer.email)).toEqual(["fair_cancelled"]);
  const closed = { code: "closed" };
  const version = await versionOf(office, waiting.id);
  await expect(acceptApplication(office, waiting.id, { version, standard: 1 })).rejects.toMatchObject(closed);
  await expect(postponeFair(office, fair.id, form({ version: "2" }))).rejects.toMatchObject(closed);
  await expect(aDraft(db, fair.id)).rejects.toMatchObject(closed);
});

test("of two who postpone at once one does, and programme and mails move once", async ({ db }) => {
  const { fair, office, accepted } = await aFairOthersCountOn(db);
  const both = await Promise.allSettled([postponeFair(office, fair.id, form()), postponeFair(office, fair.id, form())]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [opening] = await eventsOf(office, fair.id);
  expect(opening).toMatchObject({ startsAt: new Date("2026-12-18T01:30:00Z"), sequence: 1 });
  expect(await fairMails(db, accepted.producer.email)).toEqual(["fair_postponed"]);
});

test("a cancellation is taken back with the programme it cancelled, and who applied is told", async ({ db }) => {
  const { fair, office, accepted } = await aFairOthersCountOn(db);
  const [before] = await eventsOf(office, fair.id);
  const night = {
    fairId: fair.id,
    kind: "culture",
    title: "Đêm nhạc",
    titleEn: "Music",
    cancelledAt: new Date("2026-10-01T00:00:00Z"),
  } as const;
  await db.insert(fairEvents).values({ ...night, startsAt: before!.startsAt, endsAt: before!.endsAt });
  await cancelFair(office, fair.id, { version: 1, reason: REASON });
  expect(await newsOfFair(office, await fairById(office, fair.id))).toEqual({
    cancelledReason: REASON,
    postponed: null,
  });

  const back = { version: 2, reason: "Hủy nhầm hội chợ." };
  await restoreFair({ ...office, now: new Date("2026-10-16T03:00:00Z") }, fair.id, back);

  expect(await fairById(office, fair.id)).toMatchObject({ cancelledAt: null, cancelledReason: null, version: 3 });
  const events = (await eventsOf(office, fair.id)).map(({ title, cancelledAt, sequence }) => [
    title,
    cancelledAt !== null,
    sequence,
  ]);
  expect(events.toSorted()).toEqual([
    ["Khai mạc", false, 2],
    ["Đêm nhạc", true, 0],
  ]);
  expect((await fairMails(db, accepted.producer.email)).sort()).toEqual(["fair_cancelled", "fair_restored"]);
  expect(await auditOf(db, fair.id, { details: true })).toMatchObject([
    { act: "fairs.cancelled" },
    { act: "fairs.restored", before: { cancelledReason: REASON }, after: { reason: "Hủy nhầm hội chợ." } },
  ]);
  await postponeFair(office, fair.id, form({ version: "3" }));
  expect(await newsOfFair(office, await fairById(office, fair.id))).toEqual({
    cancelledReason: null,
    postponed: { fromStartsOn: "2026-12-04", fromEndsOn: "2026-12-09", reason: REASON },
  });
});

test("a cancellation is taken back by organisers alone, once, until the last day, and not of a settled fair", async ({
  db,
}) => {
  const { fair, office, agencyId } = await aFairOthersCountOn(db);
  const restore = (version: number, ctx = office) =>
    restoreFair(ctx, fair.id, { version, reason: "Hủy nhầm hội chợ." });
  await expect(restore(1)).rejects.toMatchObject({ code: "closed" });
  await cancelFair(office, fair.id, { version: 1, reason: REASON });
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), DURING_CALL);
  await expect(restore(2, secretary)).rejects.toMatchObject({ code: "forbidden" });
  await expect(restore(1)).rejects.toMatchObject({ code: "conflict" });
  await expect(restore(2, { ...office, now: new Date("2026-12-09T18:00:00Z") })).rejects.toMatchObject({
    code: "closed",
  });
  await db.update(fairs).set({ closedAt: DURING_CALL }).where(eq(fairs.id, fair.id));
  await expect(restore(2)).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ closedAt: null }).where(eq(fairs.id, fair.id));
  const both = await Promise.allSettled([restore(2), restore(2)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import { fairs } from "~/db/schema";
import { addEvent } from "~/domain/fairs/add-event.server";
import { cancelEvent } from "~/domain/fairs/cancel-event.server";
import { editEvent } from "~/domain/fairs/edit-event.server";
import type { AddEventForm } from "~/domain/fairs/forms";
import { eventsOf } from "~/domain/fairs/parts.server";
import { aFairAtWork, NOW, refusalOf } from "./at-work";

const OPENING: AddEventForm = {
  kind: "opening",
  title: "Khai mạc",
  titleEn: "Opening",
  place: "Sân khấu chính",
  day: "2026-12-04",
  from: "19:00",
  until: "21:30",
  isPublic: true,
};

const NOWHERE = "0198c6a0-0000-7000-8000-000000000000";

test("events stand by time, and what is internal is not public", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);

  await addEvent(ctx, fair.id, { ...OPENING, title: "Bế mạc", day: "2026-12-09" });
  await addEvent(ctx, fair.id, { ...OPENING, title: "Tổng duyệt", day: "2026-12-03", place: "", isPublic: false });
  await addEvent(ctx, fair.id, OPENING);

  const titles = async (all: boolean) =>
    (await eventsOf(ctx, fair.id, all ? {} : { isPublic: true })).map((event) => event.title);
  expect(await titles(true)).toEqual(["Tổng duyệt", "Khai mạc", "Bế mạc"]);
  expect(await titles(false)).toEqual(["Khai mạc", "Bế mạc"]);
  const [rehearsal, opening] = await eventsOf(ctx, fair.id);
  expect(rehearsal).toMatchObject({ place: null, isPublic: false });
  expect(opening).toMatchObject({
    startsAt: new Date("2026-12-04T12:00:00Z"),
    endsAt: new Date("2026-12-04T14:30:00Z"),
    sequence: 0,
  });
});

test("twenty who add an event at once add twenty", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);

  await Promise.all(
    Array.from({ length: 20 }, (_, at) => addEvent(ctx, fair.id, { ...OPENING, title: `Hoạt động ${at}` })),
  );

  expect(new Set((await eventsOf(ctx, fair.id)).map((event) => event.title)).size).toBe(20);
});

test("each change counts, what changes nothing does not, and the second of two devices is told", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const id = await addEvent(ctx, fair.id, OPENING);

  await editEvent(ctx, id, { ...OPENING, seen: 0 });
  await editEvent(ctx, id, { ...OPENING, from: "19:30", seen: 0 });

  expect(await refusalOf(editEvent(ctx, id, { ...OPENING, seen: 0 }))).toEqual(["conflict"]);
  expect(await eventsOf(ctx, fair.id)).toMatchObject([{ sequence: 1, startsAt: new Date("2026-12-04T12:30:00Z") }]);
  expect(await auditOf(db, fair.id)).toEqual(["fairs.event_added", "fairs.event_edited"]);
});

test("a cancelled event of a public fair stays and says so; one that nobody has seen goes", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const draft = await aFairAtWork(db, { publishedAt: null });
  const [seen, unseen] = [await addEvent(ctx, fair.id, OPENING), await addEvent(draft.ctx, draft.fair.id, OPENING)];

  await cancelEvent(ctx, seen, { seen: 0 });
  await cancelEvent(draft.ctx, unseen, { seen: 0 });

  expect(await eventsOf(ctx, fair.id)).toMatchObject([{ id: seen, cancelledAt: NOW, sequence: 1 }]);
  expect(await eventsOf(draft.ctx, draft.fair.id)).toEqual([]);
  expect(await refusalOf(editEvent(ctx, seen, { ...OPENING, seen: 1 }))).toEqual(["closed"]);
  expect(await refusalOf(cancelEvent(ctx, seen, { seen: 1 }))).toEqual(["closed"]);
  expect(await refusalOf(cancelEvent(draft.ctx, unseen, { seen: 0 }))).toEqual(["not_found"]);
});

test("events are refused outside the days, without length, to others, of nowhere and once the report is settled", async ({
  db,
}) => {
  const { fair, ctx, others } = await aFairAtWork(db);
  const id = await addEvent(ctx, fair.id, OPENING);
  const add = (values: Partial<AddEventForm>) => refusalOf(addEvent(ctx, fair.id, { ...OPENING, ...values }));

  expect(await add({ day: "2026-12-11" })).toEqual(["invalid", "day"]);
  expect(await add({ until: "19:00" })).toEqual(["invalid", "until"]);
  expect(await refusalOf(editEvent(ctx, id, { ...OPENING, day: "2025-12-04", seen: 0 }))).toEqual(["invalid", "day"]);
  expect(await refusalOf(editEvent(ctx, NOWHERE, { ...OPENING, seen: 0 }))).toEqual(["not_found"]);
  for (const other of others) {
    expect(await refusalOf(addEvent(other, fair.id, OPENING))).toEqual(["forbidden"]);
    expect(await refusalOf(editEvent(other, id, { ...OPENING, seen: 0 }))).toEqual(["forbidden"]);
    expect(await refusalOf(cancelEvent(other, id, { seen: 0 }))).toEqual(["forbidden"]);
  }
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, fair.id));
  expect([await add({}), await refusalOf(cancelEvent(ctx, id, { seen: 0 }))]).toEqual([["closed"], ["closed"]]);
});

test("a form that is sent twice adds one event, and another event under its key is refused", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const key = randomUUID();
  const first = await addEvent(ctx, fair.id, { ...OPENING, key });
  expect(await addEvent(ctx, fair.id, { ...OPENING, key })).toBe(first);
  expect(await refusalOf(addEvent(ctx, fair.id, { ...OPENING, title: "Bế mạc", key }))).toEqual(["conflict"]);
  expect(await eventsOf(ctx, fair.id)).toHaveLength(1);
});

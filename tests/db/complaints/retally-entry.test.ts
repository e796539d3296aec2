import { and, desc, eq, sql } from "drizzle-orm";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { complaints, ledgerEvents, sheetPoints, sheets, tallies, tallyEntries } from "~/db/schema";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { assignComplaint } from "~/domain/complaints/assign-complaint.server";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { retallyEntry } from "~/domain/complaints/retally-entry.server";
import type { Actor } from "~/domain/context";

const THEN = new Date("2026-06-03T02:00:00Z");
const as = (db: Database, actor: Actor | null) => contextOf(db, actor, THEN);

/** What no one can do through the site: the database's own triggers are off. */
const tamper = (db: Database, change: Parameters<Database["transaction"]>[0]) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await change(tx);
  });

const lastEvent = async (db: Database, roundId: string) => {
  const [event] = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, roundId))
    .orderBy(desc(ledgerEvents.id))
    .limit(1);
  return event!;
};

test("an entry is counted again from the ledger, and what was found is kept in the trail and in the ledger", async ({
  db,
}) => {
  const { round, entries, jury, organiser } = await anAnnouncedRound(db);
  const about = await aComplaint(db, round, entries[0]!);
  const [tally] = await db.select().from(tallies).where(eq(tallies.roundId, round.id));
  const events = await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id));

  const record = await retallyEntry(as(db, organiser), about);

  const result = { sheets: 3, mean: "26950/300", rank: 1, outcome: "recognised" };
  const totals = [9000, 8800, 9150];
  expect(record).toEqual({
    event: expect.any(String),
    tally: tally!.id,
    events,
    sheets: jury.jurors.map(({ appointmentId }, index) => ({
      sheet: expect.any(String),
      appointment: appointmentId,
      juror: index + 1,
      total: totals[index],
      signed: totals[index],
      shown: totals[index],
    })),
    counted: result,
    kept: result,
    differences: [],
  });
  const event = await lastEvent(db, round.id);
  expect([event.kind, event.id, event.actorId]).toEqual(["entry_retallied", record.event, organiser.userId]);
  expect(JSON.parse(event.payload)).toMatchObject({ nomination: entries[0]!.id, differences: [], counted: result });
  const [complaint] = await db.select().from(complaints).where(eq(complaints.id, about));
  for (const secret of [complaint!.name, complaint!.email, complaint!.text, about]) {
    expect(event.payload).not.toContain(secret);
  }
  expect((await auditOf(db, about, { details: true })).at(-1)).toMatchObject({
    act: "complaints.retallied",
    after: record,
  });
});

test("counting again may be repeated; each time is kept, and the second counts the event of the first", async ({
  db,
}) => {
  const { round, entries, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);

  const first = await retallyEntry(as(db, organiser), id);
  const second = await retallyEntry(as(db, organiser), id);

  expect(second.events).toBe(first.events + 1);
  expect((await complaintById(as(db, organiser), id)).retallies.map(({ event }) => event)).toEqual([
    first.event,
    second.event,
  ]);
});

test("a point that was changed beside the ledger is found, and the result counted again is the ledger's", async ({
  db,
}) => {
  const { round, entries, jury, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const [sheet] = await db
    .select()
    .from(sheets)
    .where(and(eq(sheets.nominationId, entries[0]!.id), eq(sheets.appointmentId, jury.jurors[1]!.appointmentId)));
  const [point] = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet!.id)).limit(1);
  await tamper(db, (tx) =>
    tx
      .update(sheetPoints)
      .set({ points: point!.points! + 100 })
      .where(and(eq(sheetPoints.sheetId, sheet!.id), eq(sheetPoints.criterionId, point!.criterionId))),
  );

  const record = await retallyEntry(as(db, organiser), id);

  expect(record.differences).toEqual(["shown"]);
  expect(record.sheets.map(({ total, signed, shown }) => [total, signed, shown])).toEqual([
    [9000, 9000, 9000],
    [8800, 8800, 8900],
    [9150, 9150, 9150],
  ]);
  expect(record.counted.mean).toBe("26950/300");
});

test("a kept result that was changed differs in mean, rank and outcome", async ({ db }) => {
  const { round, entries, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  await tamper(db, (tx) =>
    tx
      .update(tallyEntries)
      .set({ sum: 18000n, rank: 3, outcome: "not_passed", passed: false })
      .where(eq(tallyEntries.nominationId, entries[0]!.id)),
  );

  const record = await retallyEntry(as(db, organiser), id);

  expect(record.differences).toEqual(["mean", "rank", "outcome"]);
  expect(record.kept).toEqual({ sheets: 3, mean: "18000/300", rank: 3, outcome: "not_passed" });
});

test("a sheet that lost its signature on the pages is found", async ({ db }) => {
  const { round, entries, jury, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  await tamper(db, (tx) =>
    tx
      .update(sheets)
      .set({ signedAt: null })
      .where(and(eq(sheets.nominationId, entries[0]!.id), eq(sheets.appointmentId, jury.head.appointmentId))),
  );

  const record = await retallyEntry(as(db, organiser), id);

  expect(record.differences).toEqual(["shown"]);
  expect(record.sheets[0]).toMatchObject({ juror: 1, total: 9000, shown: null });
});

test("jurors have names for those who run the round and numbers for others", async ({ db }) => {
  const { round, entries, jury, organiser, support, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  await assignComplaint(as(db, organiser), id, { assignee: support.userId });

  await retallyEntry(as(db, support), id);

  const seenBy = async (actor: Actor) => (await complaintById(as(db, actor), id)).retallies[0]!.jurors;
  expect(await seenBy(organiser)).toEqual(
    Object.fromEntries(jury.jurors.map(({ appointmentId, actor }) => [appointmentId, actor.name])),
  );
  expect(await seenBy(support)).toEqual({});
  expect(await seenBy(council)).toEqual({});
});

test("it is for those who handle the complaint, of one entry, with a kept tally, before the answer", async ({ db }) => {
  const { round, entries, organiser, support, council, maker } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const whole = await aComplaint(db, round, null);
  const events = await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id));

  for (const actor of [null, maker]) {
    await expect(retallyEntry(as(db, actor), id)).rejects.toMatchObject({ code: "not_found" });
  }
  for (const actor of [support, council]) {
    await expect(retallyEntry(as(db, actor), id)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(retallyEntry(as(db, organiser), whole)).rejects.toMatchObject({ code: "closed" });
  await tamper(db, (tx) => tx.delete(tallyEntries).where(eq(tallyEntries.nominationId, entries[0]!.id)));
  await expect(retallyEntry(as(db, organiser), id)).rejects.toMatchObject({ code: "closed" });
  await answerComplaint(as(db, organiser), id, { outcome: "rejected", answer: "Không có căn cứ." });
  await expect(retallyEntry(as(db, organiser), id)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.$count(ledgerEvents, eq(ledgerEvents.roundId, round.id))).toBe(events);
});

test("the ledger knows the kind and no other new one", async ({ db }) => {
  const { id: roundId } = await aRound(db);
  const row = {
    roundId,
    kind: "entry_forgotten" as never,
    operationId: crypto.randomUUID(),
    payload: "{}",
    leafHash: "",
  };

  await expect(db.insert(ledgerEvents).values({ ...row, actorId: crypto.randomUUID() })).rejects.toMatchObject({
    cause: { constraint_name: "ledger_events_kind" },
  });
});

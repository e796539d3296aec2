import { eq } from "drizzle-orm";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { actorOf, aMembership, anActor, anAdmin, anOrganiser, aProducer } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { complaints, councilMembers, mails } from "~/db/schema";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { assignComplaint } from "~/domain/complaints/assign-complaint.server";
import { findComplaint } from "~/domain/complaints/find-complaint.server";
import { ownComplaintById, ownComplaints } from "~/domain/complaints/own-complaints.server";
import { proposeRevocation } from "~/domain/complaints/propose-revocation.server";
import { complaintDesk } from "~/domain/complaints/queries.server";
import { remindOfComplaints } from "~/domain/complaints/remind-of-complaints.server";
import type { DeskState } from "~/domain/complaints/rules";
import type { Actor } from "~/domain/context";

const THEN = new Date("2026-06-03T02:00:00Z");
const at = (instant: string) => new Date(instant);
const deskOf = (db: Database, actor: Actor | null, state: DeskState = "open", now = THEN, roundId?: string) =>
  complaintDesk(contextOf(db, actor, now), { state, page: 1, ...(roundId && { roundId }) });
const answer = { outcome: "rejected" as const, answer: "Không có căn cứ để xem xét lại." };

test("the desk shows one and three with the same questions, what is due first on top", async ({ db }) => {
  const { round, entries, organiser, support } = await anAnnouncedRound(db);
  const first = await aComplaint(db, round, entries[0]!, { now: at("2026-06-03T02:00:00Z") });
  const ask = () => countingQueries(db, (db) => deskOf(db, organiser));

  const one = await ask();
  const second = await aComplaint(db, round, null, { now: at("2026-06-02T02:00:00Z") });
  const third = await aComplaint(db, round, null, { now: at("2026-06-04T02:00:00Z") });
  await assignComplaint(contextOf(db, organiser, THEN), second, { assignee: support.userId });
  await proposeRevocation(contextOf(db, organiser, THEN), first, { reason: "Sai xuất xứ" });
  const three = await ask();

  expect(one.result.rows).toEqual([
    {
      id: first,
      label: "KN-1",
      round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
      entry: { code: entries[0]!.code, productName: entries[0]!.product.name },
      receivedAt: at("2026-06-03T02:00:00Z"),
      clock: { state: "running", days: 10, dueOn: "2026-06-17" },
      assigneeName: null,
      outcome: null,
      isRevocationProposed: false,
    },
  ]);
  expect(three.queries).toBe(one.queries);
  expect(three.result.rows.map(({ id, label }) => [id, label])).toEqual([
    [second, "KN-2"],
    [first, "KN-1"],
    [third, "KN-3"],
  ]);
  expect(three.result.rows.map((row) => [row.assigneeName, row.entry === null, row.isRevocationProposed])).toEqual([
    [support.name, true, false],
    [null, false, true],
    [null, true, false],
  ]);
});

test("its views are open, due soon, overdue and answered", async ({ db }) => {
  const { round, organiser } = await anAnnouncedRound(db);
  // Last days: 12, 16 and 18 June, and one that is answered.
  const [overdue, soon, later, answered] = await Promise.all(
    ["2026-05-29", "2026-06-02", "2026-06-04", "2026-06-05"].map((day) =>
      aComplaint(db, round, null, { now: at(`${day}T02:00:00Z`) }),
    ),
  );
  await answerComplaint(contextOf(db, organiser, THEN), answered!, answer);
  const now = at("2026-06-15T02:00:00Z");
  const view = async (state: DeskState) => {
    const { rows, total, counts } = await deskOf(db, organiser, state, now);
    return { ids: rows.map((row) => row.id), total, counts };
  };
  const counts = { open: 3, due_soon: 1, overdue: 1, answered: 1, all: 4 };

  expect(await view("open")).toEqual({ ids: [overdue, soon, later], total: 3, counts });
  expect(await view("due_soon")).toEqual({ ids: [soon], total: 1, counts });
  expect(await view("overdue")).toEqual({ ids: [overdue], total: 1, counts });
  expect(await view("answered")).toEqual({ ids: [answered], total: 1, counts });
  expect(await view("all")).toEqual({ ids: [overdue, soon, later, answered], total: 4, counts });
});

test("everybody finds on the desk exactly what they may see", async ({ db }) => {
  const { round, entries, jury, organiser, secretary, support, council, maker } = await anAnnouncedRound(db);
  const elsewhere = await anAnnouncedRound(db, [[90, 90, 90]]);
  const about = await aComplaint(db, round, entries[0]!);
  const whole = await aComplaint(db, round, null, { actor: secretary });
  const other = await aComplaint(db, elsewhere.round, null);
  const torn = await anOrganiser(db, round.agencyId);
  await aMembership(db, torn.userId, "producer", { establishmentId: maker.memberships[0]!.establishmentId! });
  const judge = jury.jurors[1]!.actor;
  await db.insert(councilMembers).values({ roundId: round.id, userId: judge.userId, role: "member" });
  const people = {
    organiser,
    secretary,
    support,
    council,
    torn: await actorOf(db, { id: torn.userId }),
    jurorOnCouncil: await actorOf(db, { id: judge.userId }),
    elsewhere: elsewhere.organiser,
  };
  const seen: Record<string, string[]> = {};
  for (const [who, actor] of Object.entries(people)) {
    const ctx = contextOf(db, actor, THEN);
    const listed = (await deskOf(db, actor)).rows.map((row) => row.id);
    for (const id of [about, whole, other]) {
      const found = await findComplaint(ctx, id).then(
        () => true,
        () => false,
      );
      expect(listed.includes(id), `${who} ${id}`).toBe(found);
    }
    seen[who] = listed;
  }

  expect(seen).toEqual({
    organiser: expect.arrayContaining([about, whole]),
    secretary: [about],
    support: expect.arrayContaining([about, whole]),
    council: expect.arrayContaining([about, whole]),
    torn: [whole],
    jurorOnCouncil: [],
    elsewhere: [other],
  });
  expect((await deskOf(db, organiser, "open", THEN, elsewhere.round.id)).rows).toEqual([]);
  for (const actor of [null, await anActor(db), await anAdmin(db), jury.head.actor, maker]) {
    await expect(deskOf(db, actor)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("people read what they filed, and of complaints about their entries the answer alone", async ({ db }) => {
  const { round, entries, organiser, maker, other } = await anAnnouncedRound(db);
  const officer = contextOf(db, organiser, THEN);
  const about = await aComplaint(db, round, entries[0]!, { actor: other });
  const open = await aComplaint(db, round, entries[0]!);
  const withdrawn = await aComplaint(db, round, entries[0]!);
  await answerComplaint(officer, about, answer);
  await answerComplaint(officer, withdrawn, { ...answer, outcome: "withdrawn" });
  const [row] = await db.select().from(complaints).where(eq(complaints.id, about));
  const shared = {
    id: about,
    label: "KN-1",
    round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
    entry: { code: entries[0]!.code, productName: entries[0]!.product.name },
    receivedAt: row!.receivedAt,
    dueOn: row!.dueOn,
    answer: { outcome: "rejected", text: answer.answer, at: THEN },
  };

  expect(await ownComplaints(contextOf(db, other))).toEqual([{ ...shared, isFiled: true, text: row!.text }]);
  expect(await ownComplaints(contextOf(db, maker))).toEqual([{ ...shared, isFiled: false, text: null }]);
  expect(await ownComplaintById(contextOf(db, maker), about)).toMatchObject({ text: null });
  for (const id of [open, withdrawn, "KN-1"]) {
    await expect(ownComplaintById(contextOf(db, maker), id)).rejects.toMatchObject({ code: "not_found" });
  }
  const stranger = await aProducer(db, entries[2]!.product.establishmentId!);
  expect(await ownComplaints(contextOf(db, stranger))).toEqual([]);
  await expect(ownComplaintById(contextOf(db, stranger), about)).rejects.toMatchObject({ code: "not_found" });
  await expect(ownComplaints(contextOf(db, null))).rejects.toMatchObject({ code: "forbidden" });
});

test("the assignee is reminded two working days before the last day and when it is past, once each", async ({ db }) => {
  const { round, entries, organiser, support } = await anAnnouncedRound(db);
  // Due on Tuesday, 16 June.
  const id = await aComplaint(db, round, entries[0]!);
  const answered = await aComplaint(db, round, null);
  await assignComplaint(contextOf(db, organiser, THEN), id, { assignee: support.userId });
  await answerComplaint(contextOf(db, organiser, THEN), answered, answer);
  const reminders = async () =>
    (
      await db
        .select({ to: mails.recipient, subject: mails.subject })
        .from(mails)
        .where(eq(mails.purpose, "complaint_reminder"))
        .orderBy(mails.id)
    )
      .filter((mail) => mail.to === support.email)
      .map((mail) => mail.subject);
  const run = (day: string) => remindOfComplaints(contextOf(db, null, at(`${day}T00:30:00Z`)));

  await run("2026-06-11");
  expect(await reminders()).toEqual([]);
  await run("2026-06-12");
  await run("2026-06-13");
  await run("2026-06-16");
  expect(await reminders()).toEqual(["Khiếu nại KN-1 đến hạn ngày 16/06/2026"]);
  await run("2026-06-17");
  await run("2026-06-18");
  expect(await reminders()).toEqual(["Khiếu nại KN-1 đến hạn ngày 16/06/2026", "Khiếu nại KN-1 đã quá hạn"]);
  expect(await auditOf(db, id)).toEqual([
    "complaints.filed",
    "complaints.assigned",
    "complaints.reminded",
    "complaints.reminded",
  ]);
  expect(await auditOf(db, answered)).toEqual(["complaints.filed", "complaints.answered"]);
});

test("where nobody works on it, or may no longer, those who run the round are reminded", async ({ db }) => {
  const { round, entries, organiser, secretary, support, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  await assignComplaint(contextOf(db, organiser, THEN), id, { assignee: council.userId });
  await db.update(councilMembers).set({ endedAt: THEN }).where(eq(councilMembers.userId, council.userId));

  await remindOfComplaints(contextOf(db, null, at("2026-06-17T00:30:00Z")));

  const last = (await auditOf(db, id, { details: true })).at(-1);
  expect(last).toMatchObject({ act: "complaints.reminded", after: { kind: "overdue" } });
  expect((last!.after as { to: string[] }).to).toEqual([organiser.userId, secretary.userId]);
  expect((last!.after as { to: string[] }).to).not.toContain(support.userId);
});

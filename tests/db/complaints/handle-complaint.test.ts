import { asc, eq } from "drizzle-orm";
import { type AnnouncedRound, aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { actorOf, aMembership, anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { complaints, councilMembers, mails, users } from "~/db/schema";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { assignComplaint } from "~/domain/complaints/assign-complaint.server";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import type { AnswerForm } from "~/domain/complaints/forms";
import { noteOnComplaint } from "~/domain/complaints/note-on-complaint.server";
import { proposeRevocation } from "~/domain/complaints/propose-revocation.server";
import type { Actor } from "~/domain/context";

const THEN = new Date("2026-06-03T02:00:00Z");
const as = (db: Database, actor: Actor | null, now = THEN) => contextOf(db, actor, now);

/** As it is kept, with the sender's address. */
async function rowOf(db: Database, id: string) {
  const row = (await db.select().from(complaints).where(eq(complaints.id, id)))[0]!;
  return { ...row, email: row.email! };
}
const mailsTo = (db: Database, email: string) =>
  db
    .select({ purpose: mails.purpose, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(mails.id));
const lastMailTo = async (db: Database, email: string) => (await mailsTo(db, email)).at(-1) ?? null;
const countMails = async (db: Database, people: readonly Actor[]) =>
  Promise.all(people.map(async ({ email }) => (await mailsTo(db, email)).length));

const answer = (changes: Partial<AnswerForm> = {}): AnswerForm => ({
  outcome: "rejected",
  answer: "Hội đồng đã kiểm tra tại cơ sở. Sản phẩm do chính cơ sở sản xuất.",
  ...changes,
});

/** Everybody to whom a complaint about the first entry does not exist. */
async function outsiders(db: Database, { round, jury, maker }: AnnouncedRound) {
  const elsewhere = await anAnnouncedRound(db, [[90, 90, 90]]);
  // Of the agency, but also of the establishment the complaint is about.
  const torn = await anOrganiser(db, round.agencyId);
  const establishmentId = maker.memberships[0]!.establishmentId!;
  await aMembership(db, torn.userId, "producer", { establishmentId });
  // On the council and on the jury.
  const judge = jury.jurors[1]!.actor;
  await db.insert(councilMembers).values({ roundId: round.id, userId: judge.userId, role: "member" });
  return {
    signedIn: await anActor(db),
    maker,
    juror: jury.head.actor,
    jurorOnCouncil: await actorOf(db, { id: judge.userId }),
    staffOfTheMaker: await actorOf(db, { id: torn.userId }),
    organiserElsewhere: elsewhere.organiser,
    councilElsewhere: elsewhere.council,
  };
}

test("to a visitor, the maker, the jury, people elsewhere and staff with an interest it does not exist", async ({
  db,
}) => {
  const setting = await anAnnouncedRound(db);
  const { round, entries, organiser } = setting;
  const id = await aComplaint(db, round, entries[0]!);
  const others = { visitor: null, ...(await outsiders(db, setting)) };

  for (const [who, actor] of Object.entries(others)) {
    const ctx = as(db, actor);
    const unknown = { code: "not_found" };
    await expect(complaintById(ctx, id), who).rejects.toMatchObject(unknown);
    await expect(assignComplaint(ctx, id, { assignee: organiser.userId }), who).rejects.toMatchObject(unknown);
    await expect(noteOnComplaint(ctx, id, { note: "Đã gọi điện" }), who).rejects.toMatchObject(unknown);
    await expect(answerComplaint(ctx, id, answer()), who).rejects.toMatchObject(unknown);
    await expect(proposeRevocation(ctx, id, { reason: "Sai xuất xứ" }), who).rejects.toMatchObject(unknown);
  }
  expect(await rowOf(db, id)).toMatchObject({ assignedTo: null, answeredAt: null, revocationProposedAt: null });
  expect(await auditOf(db, id)).toEqual(["complaints.filed"]);
});

test("staff who filed a complaint themselves have no hand in it", async ({ db }) => {
  const { round, secretary, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, null, { actor: secretary });

  await expect(complaintById(as(db, secretary), id)).rejects.toMatchObject({ code: "not_found" });
  await expect(assignComplaint(as(db, organiser), id, { assignee: secretary.userId })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("it is assigned to staff or council, who are told; the trail names them", async ({ db }) => {
  const { round, entries, organiser, support, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const { assignable } = await complaintById(as(db, organiser), id);

  await assignComplaint(as(db, organiser), id, { assignee: support.userId });
  await assignComplaint(as(db, organiser), id, { assignee: support.userId });
  await assignComplaint(as(db, organiser), id, { assignee: council.userId });

  expect(assignable.map(({ role }) => role)).toEqual(["organiser", "secretary", "support", "council_member"]);
  expect(await rowOf(db, id)).toMatchObject({ assignedTo: council.userId, assignedAt: THEN });
  const entriesOfTrail = await auditOf(db, id, { details: true });
  expect(entriesOfTrail.slice(1)).toMatchObject([
    { act: "complaints.assigned", before: { assignee: null }, after: { assignee: support.userId, name: support.name } },
    { act: "complaints.assigned", before: { assignee: support.userId }, after: { assignee: council.userId } },
  ]);
  expect(await lastMailTo(db, support.email)).toMatchObject({
    purpose: "complaint_assigned",
    body: expect.stringContaining(`/organiser/complaints/${id}`),
  });
  expect((await mailsTo(db, council.email)).map((mail) => mail.purpose)).toEqual(["complaint_assigned"]);
});

test("only those who run the round assign, and never to someone outside or with an interest", async ({ db }) => {
  const setting = await anAnnouncedRound(db);
  const { round, entries, organiser, secretary, support, council } = setting;
  const id = await aComplaint(db, round, entries[0]!);
  const others = await outsiders(db, setting);

  for (const actor of [support, council]) {
    await expect(assignComplaint(as(db, actor), id, { assignee: support.userId })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  for (const [who, actor] of Object.entries(others)) {
    await expect(assignComplaint(as(db, secretary), id, { assignee: actor.userId }), who).rejects.toMatchObject({
      code: "invalid",
      fields: { assignee: [expect.any(String)] },
    });
  }
  await db.update(users).set({ disabledAt: THEN }).where(eq(users.id, support.userId));
  await expect(assignComplaint(as(db, organiser), id, { assignee: support.userId })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await rowOf(db, id)).toMatchObject({ assignedTo: null });
});

test("a note joins the trail as it was written, with who wrote it", async ({ db }) => {
  const { round, entries, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);

  await noteOnComplaint(as(db, council), id, { note: "Đã gọi cho Chi cục Quản lý thị trường.\nChờ biên bản." });

  const { trail } = await complaintById(as(db, council), id);
  expect(trail.map(({ act, actorName, note }) => [act, actorName, note])).toEqual([
    ["complaints.filed", null, null],
    ["complaints.noted", council.name, "Đã gọi cho Chi cục Quản lý thị trường.\nChờ biên bản."],
  ]);
});

test("an answer goes to the sender; the maker reads it without the sender; the council hears of what was upheld", async ({
  db,
}) => {
  const { round, entries, organiser, council, maker, other, jury } = await anAnnouncedRound(db);
  const member = jury.jurors[2]!.actor;
  await db.insert(councilMembers).values({ roundId: round.id, userId: member.userId, role: "member" });
  const id = await aComplaint(db, round, entries[0]!);
  const { email, name, text } = await rowOf(db, id);
  const form = answer({ outcome: "partly_upheld" });

  await answerComplaint(as(db, organiser), id, form);

  expect(await rowOf(db, id)).toMatchObject({ ...form, answeredAt: THEN, answeredBy: organiser.userId });
  expect(await auditOf(db, id, { details: true })).toMatchObject([
    { act: "complaints.filed" },
    { act: "complaints.answered", after: { outcome: "partly_upheld", isLate: false } },
  ]);
  const toSender = await lastMailTo(db, email);
  expect(toSender).toMatchObject({ purpose: "complaint_answer", subject: "Trả lời khiếu nại KN-1" });
  expect(toSender!.body).toContain(form.answer);
  expect(toSender!.body).toContain("Đúng một phần");
  const toMaker = await lastMailTo(db, maker.email);
  expect(toMaker).toMatchObject({ purpose: "complaint_about_entry" });
  expect(toMaker!.body).toContain(`/producer/complaints/${id}`);
  for (const secret of [name, email, text]) expect(toMaker!.body).not.toContain(secret);
  expect(await lastMailTo(db, council.email)).toMatchObject({
    purpose: "complaint_upheld",
    body: expect.stringContaining(`/organiser/complaints/${id}`),
  });
  // A council member who also judged is told, and not led to the complaint.
  const toJuror = await lastMailTo(db, member.email);
  expect(toJuror).toMatchObject({ purpose: "complaint_upheld" });
  for (const secret of [id, name, email, text, form.answer]) expect(toJuror!.body).not.toContain(secret);
  expect((await mailsTo(db, other.email)).map((mail) => mail.purpose)).toEqual(["result"]);
});

test("what was rejected or taken back is no news for the council, and the maker never hears of what was taken back", async ({
  db,
}) => {
  const { round, entries, organiser, council, maker } = await anAnnouncedRound(db);
  const rejected = await aComplaint(db, round, entries[0]!);
  const withdrawn = await aComplaint(db, round, entries[0]!);
  const before = await countMails(db, [council, maker]);

  await answerComplaint(as(db, organiser), rejected, answer());
  await answerComplaint(as(db, organiser), withdrawn, answer({ outcome: "withdrawn" }));

  const after = await countMails(db, [council, maker]);
  expect(after.map((count, index) => count - before[index]!)).toEqual([0, 1]);
});

test("who complained of their own entry gets one mail, their colleagues the other", async ({ db }) => {
  const { round, entries, organiser, maker } = await anAnnouncedRound(db);
  const establishmentId = maker.memberships[0]!.establishmentId!;
  const colleague = await anActor(db);
  await aMembership(db, colleague.userId, "producer", { establishmentId });
  const id = await aComplaint(db, round, entries[0]!, { actor: maker });
  const { email } = await rowOf(db, id);

  await answerComplaint(as(db, organiser), id, answer());

  expect((await mailsTo(db, email)).map((mail) => mail.purpose)).toEqual(["complaint_received", "complaint_answer"]);
  expect((await mailsTo(db, maker.email)).map((mail) => mail.purpose)).toEqual(["result"]);
  expect(await lastMailTo(db, colleague.email)).toMatchObject({ purpose: "complaint_about_entry" });
});

test("the assignee answers; other staff and council members do not", async ({ db }) => {
  const { round, entries, organiser, support, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);

  for (const actor of [support, council]) {
    await expect(answerComplaint(as(db, actor), id, answer())).rejects.toMatchObject({ code: "forbidden" });
  }
  await assignComplaint(as(db, organiser), id, { assignee: support.userId });
  await answerComplaint(as(db, support), id, answer());

  expect(await rowOf(db, id)).toMatchObject({ answeredBy: support.userId });
});

test("of two officers who answer at once the second is told, and the first answer stands", async ({ db }) => {
  const { round, entries, organiser, secretary } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);

  const outcomes = await Promise.allSettled([
    answerComplaint(as(db, organiser), id, answer({ answer: "Câu trả lời thứ nhất." })),
    answerComplaint(as(db, secretary), id, answer({ answer: "Câu trả lời thứ hai." })),
  ]);

  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.map((one) => one.reason.code)).toEqual(["conflict"]);
  const { email, answer: given } = await rowOf(db, id);
  const sent = (await mailsTo(db, email)).filter((mail) => mail.purpose === "complaint_answer");
  expect(sent.length).toBe(1);
  expect(sent[0]!.body).toContain(given);
});

test("an answered complaint is neither answered nor assigned again; a note is still taken", async ({ db }) => {
  const { round, entries, organiser, support } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  await answerComplaint(as(db, organiser), id, answer());
  const done = { code: "conflict" };

  await expect(answerComplaint(as(db, organiser), id, answer({ outcome: "upheld" }))).rejects.toMatchObject(done);
  await expect(assignComplaint(as(db, organiser), id, { assignee: support.userId })).rejects.toMatchObject(done);
  await noteOnComplaint(as(db, organiser), id, { note: "Đã lưu hồ sơ." });

  expect(await auditOf(db, id)).toEqual(["complaints.filed", "complaints.answered", "complaints.noted"]);
  await expect(
    db.update(complaints).set({ answer: "Câu trả lời khác" }).where(eq(complaints.id, id)),
  ).rejects.toMatchObject({ cause: { message: expect.stringContaining("final") } });
});

test("a late answer is given and marked late", async ({ db }) => {
  const { round, entries, organiser } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  // The last day is Tuesday, 16 June; two working days later.
  const late = new Date("2026-06-18T02:00:00Z");

  await answerComplaint(as(db, organiser, late), id, answer());

  const { clock } = await complaintById(as(db, organiser, new Date("2026-07-01T02:00:00Z")), id);
  expect(clock).toEqual({ state: "late", days: 2, dueOn: "2026-06-16" });
  expect((await auditOf(db, id, { details: true })).at(-1)).toMatchObject({ after: { isLate: true } });
});

test("the council may propose to take a certificate back; organisers and council are told, nothing is taken back", async ({
  db,
}) => {
  const { round, entries, organiser, secretary, support, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const before = await countMails(db, [organiser, secretary, support]);

  await proposeRevocation(as(db, council), id, { reason: "Sản phẩm nhập khẩu, trái điều kiện tham gia." });

  const after = await countMails(db, [organiser, secretary, support]);
  expect(after.map((count, index) => count - before[index]!)).toEqual([1, 0, 0]);
  const number = `${round.codePrefix}-2026-`;
  expect(await lastMailTo(db, organiser.email)).toMatchObject({
    purpose: "revocation_proposed",
    body: expect.stringContaining(number),
  });
  const found = await complaintById(as(db, organiser), id);
  expect(found).toMatchObject({
    revocationProposedAt: THEN,
    certificate: { number: expect.stringContaining(number), revokedOn: null },
    mayRevoke: true,
  });
  expect(found.trail.at(-1)).toMatchObject({ note: "Sản phẩm nhập khẩu, trái điều kiện tham gia." });
  expect(await complaintById(as(db, council), id)).toMatchObject({ mayRevoke: false });
});

test("a proposal needs a certificate, comes once, and is not for staff it was not assigned to", async ({ db }) => {
  const { round, entries, organiser, support } = await anAnnouncedRound(db);
  const propose = (actor: Actor, id: string) => proposeRevocation(as(db, actor), id, { reason: "Sai xuất xứ" });
  const about = await aComplaint(db, round, entries[0]!);
  const whole = await aComplaint(db, round, null);

  await expect(propose(support, about)).rejects.toMatchObject({ code: "forbidden" });
  await expect(propose(organiser, whole)).rejects.toMatchObject({ code: "closed" });
  await propose(organiser, about);
  await expect(propose(organiser, about)).rejects.toMatchObject({ code: "conflict" });
});

test("a member who left the council no longer sees it", async ({ db }) => {
  const { round, entries, council } = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  expect((await complaintById(as(db, council), id)).id).toBe(id);

  await db.update(councilMembers).set({ endedAt: THEN }).where(eq(councilMembers.userId, council.userId));

  const former = await actorOf(db, { id: council.userId });
  await expect(complaintById(as(db, former), id)).rejects.toMatchObject({ code: "not_found" });
});

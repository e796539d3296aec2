import { and, asc, eq } from "drizzle-orm";
import { ANNOUNCED, aComplaint, anAnnouncedRound, complaintForm } from "#tests/factories/complaints";
import { aNomination } from "#tests/factories/nominations";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { complaints, mails } from "~/db/schema";
import { fileComplaint } from "~/domain/complaints/file-complaint.server";
import { complaintWindow, entriesToName, receiptOf, roundToComplainOf } from "~/domain/complaints/filing.server";
import type { Actor } from "~/domain/context";
import { runWithLocale } from "~/i18n/locale.server";

const NEXT_DAY = new Date("2026-06-02T02:00:00Z");

const mailsTo = (db: Database, email: string) =>
  db
    .select({ purpose: mails.purpose, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(mails.id));

const purposesTo = async (db: Database, { email }: Actor) => (await mailsTo(db, email)).map((mail) => mail.purpose);

test("a stranger's complaint gets its number, its last day, a mail and a line in the audit without the name", async ({
  db,
}) => {
  const { round, entries, organiser, secretary, support, council } = await anAnnouncedRound(db);
  const form = complaintForm({ nominationId: entries[0]!.id });

  const id = await fileComplaint(contextOf(db, null, NEXT_DAY), round.id, form);

  const [row] = await db.select().from(complaints).where(eq(complaints.id, id));
  expect(row).toEqual({
    id,
    roundId: round.id,
    number: 1,
    nominationId: entries[0]!.id,
    name: form.name,
    email: form.email,
    phone: "0912345678",
    consentAt: NEXT_DAY,
    text: form.text,
    filedBy: null,
    receivedAt: NEXT_DAY,
    // Ten working days after Tuesday, 2 June.
    dueOn: "2026-06-16",
    acknowledgedAt: NEXT_DAY,
    contactErasedAt: null,
    assignedTo: null,
    assignedAt: null,
    answeredAt: null,
    answeredBy: null,
    outcome: null,
    answer: null,
    revocationProposedAt: null,
  });
  expect(await auditOf(db, id, { details: true })).toEqual([
    {
      act: "complaints.filed",
      before: null,
      after: { number: 1, nominationId: entries[0]!.id, dueOn: "2026-06-16" },
      at: NEXT_DAY,
    },
  ]);
  const [mail] = await mailsTo(db, form.email);
  expect(mail).toMatchObject({ purpose: "complaint_received", subject: expect.stringContaining("KN-1") });
  expect(mail!.body).toContain("16/06/2026");
  expect(mail!.body).toContain(`/rounds/${round.slug}/complaints/${id}`);
  // Nobody puts words into our mail by filing a complaint.
  expect(mail!.body).not.toContain(form.name);
  expect(mail!.body).not.toContain("nhập từ nơi khác");
  expect(await purposesTo(db, organiser)).toContain("complaint_to_handle");
  expect(await purposesTo(db, secretary)).toContain("complaint_to_handle");
  expect(await purposesTo(db, support)).toEqual([]);
  expect(await purposesTo(db, council)).toEqual([]);
});

test("complaints of a round are numbered from one, also when they come at once", async ({ db }) => {
  const { round, entries } = await anAnnouncedRound(db);
  const elsewhere = await anAnnouncedRound(db);

  await Promise.all([aComplaint(db, round, null), aComplaint(db, round, entries[0]!), aComplaint(db, round, null)]);
  await aComplaint(db, elsewhere.round, null);

  const numbersOf = async (roundId: string) =>
    (await db.select().from(complaints).where(eq(complaints.roundId, roundId)).orderBy(complaints.number)).map(
      (row) => row.number,
    );
  expect(await numbersOf(round.id)).toEqual([1, 2, 3]);
  expect(await numbersOf(elsewhere.round.id)).toEqual([1]);
});

test("the same words of the same sender once more are the complaint that is there already", async ({ db }) => {
  const { round, entries } = await anAnnouncedRound(db);
  const ctx = contextOf(db, null, NEXT_DAY);
  const form = complaintForm();

  const first = await fileComplaint(ctx, round.id, form);
  const again = await fileComplaint(ctx, round.id, form);
  const other = await fileComplaint(ctx, round.id, { ...form, nominationId: entries[0]!.id });

  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect((await mailsTo(db, form.email)).length).toBe(2);
});

test("who was not recognised is told until when and where one complains", async ({ db }) => {
  const { round, maker, other } = await anAnnouncedRound(db);
  const bodyTo = async ({ email }: Actor) => (await mailsTo(db, email)).find((mail) => mail.purpose === "result")!.body;

  expect(await bodyTo(other)).toContain(`22/06/2026:\n\n{site}/rounds/${round.slug}/complaints/new`);
  expect(await bodyTo(maker)).not.toContain("complaints");
});

test("it is taken to the end of the last day in Vietnam and not a second longer", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const window = await complaintWindow(contextOf(db, null), await roundToComplainOf(contextOf(db, null), round.slug));
  const at = (instant: string) => fileComplaint(contextOf(db, null, new Date(instant)), round.id, complaintForm());

  // Fifteen working days after Monday, 1 June.
  expect(window).toEqual({ announcedAt: ANNOUNCED, lastDay: "2026-06-22" });
  await expect(at("2026-06-22T16:59:59Z")).resolves.toEqual(expect.any(String));
  await expect(at("2026-06-22T17:00:00Z")).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("22/06/2026"),
  });
});

test("before results are announced nothing is taken, and a draft does not exist", async ({ db }) => {
  const scoring = await aRound(db, { phase: "scoring" });
  const draft = await aRound(db, { phase: null });
  const file = (roundId: string) => fileComplaint(contextOf(db, null), roundId, complaintForm());

  await expect(file(scoring.id)).rejects.toMatchObject({ code: "closed", message: expect.stringContaining("chưa") });
  await expect(file(draft.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(roundToComplainOf(contextOf(db, null), draft.slug)).rejects.toMatchObject({ code: "not_found" });
});

test("a stranger may name what was recognised, an entrant also what they handed in themselves", async ({ db }) => {
  const { round, entries, other } = await anAnnouncedRound(db);
  const draft = await aNomination(db, { roundId: round.id, state: "draft" });
  const [winner, second] = entries;
  const idsFor = async (actor: Actor | null) =>
    (await entriesToName(contextOf(db, actor), round.id)).map(({ id, isOwn }) => [id, isOwn]);
  const name = (nominationId: string, actor: Actor | null) =>
    fileComplaint(contextOf(db, actor, NEXT_DAY), round.id, complaintForm({ nominationId }));

  expect(await idsFor(null)).toEqual([[winner!.id, false]]);
  expect(await idsFor(other)).toEqual([
    [second!.id, true],
    [winner!.id, false],
  ]);
  const refused = { code: "invalid", fields: { nominationId: [expect.any(String)] } };
  await expect(name(second!.id, null)).rejects.toMatchObject(refused);
  await expect(name(draft.id, other)).rejects.toMatchObject(refused);

  const id = await name(second!.id, other);
  const [row] = await db.select().from(complaints).where(eq(complaints.id, id));
  expect(row).toMatchObject({ filedBy: other.userId, nominationId: second!.id });
});

test("a mailbox that was written to enough gets no acknowledgement, and the complaint is taken", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const form = complaintForm();

  const id = await fileComplaint(contextOf(db, null, NEXT_DAY), round.id, form, { acknowledge: false });

  expect(await mailsTo(db, form.email)).toEqual([]);
  const [row] = await db
    .select({ acknowledgedAt: complaints.acknowledgedAt })
    .from(complaints)
    .where(and(eq(complaints.id, id)));
  expect(row).toEqual({ acknowledgedAt: null });
});

test("a stranger is written to in the language of the page", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const form = complaintForm();

  await runWithLocale("en", () => fileComplaint(contextOf(db, null, NEXT_DAY), round.id, form));

  const [mail] = await mailsTo(db, form.email);
  expect(mail).toMatchObject({ subject: "Complaint KN-1 was received" });
  expect(mail!.body).toContain(round.nameEn);
});

test("the receipt says when the answer comes, and nothing of the sender or the text", async ({ db }) => {
  const { round, entries } = await anAnnouncedRound(db);
  const elsewhere = await anAnnouncedRound(db);
  const id = await aComplaint(db, round, entries[0]!);
  const visitor = contextOf(db, null);

  expect(await receiptOf(visitor, round.slug, id)).toEqual({
    label: "KN-1",
    round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
    productName: entries[0]!.product.name,
    receivedAt: NEXT_DAY,
    dueOn: "2026-06-16",
    answeredAt: null,
  });
  await expect(receiptOf(visitor, elsewhere.round.slug, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(receiptOf(visitor, round.slug, "KN-1")).rejects.toMatchObject({ code: "not_found" });
});

test("what was complained of stays as it was said, and the complaint stays", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const own = eq(complaints.id, await aComplaint(db, round, null));
  const final = { cause: { message: expect.stringContaining("final") } };

  await expect(db.update(complaints).set({ text: "Đã sửa" }).where(own)).rejects.toMatchObject(final);
  await expect(db.update(complaints).set({ dueOn: "2027-01-01" }).where(own)).rejects.toMatchObject(final);
  await expect(db.delete(complaints).where(own)).rejects.toMatchObject({
    cause: { message: "complaints is append-only" },
  });
});

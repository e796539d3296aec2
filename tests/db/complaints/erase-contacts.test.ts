import { eq, sql } from "drizzle-orm";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { complaints } from "~/db/schema";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { eraseContacts } from "~/domain/complaints/erase-contacts.server";

const RETENTION = { years: 5, source: "Luật 91/2025/QH15" };
const ANSWERED = new Date("2026-06-05T02:00:00Z");

const rowOf = async (db: Database, id: string) => (await db.select().from(complaints).where(eq(complaints.id, id)))[0]!;
const contactOf = async (db: Database, id: string) => {
  const { name, email, phone, contactErasedAt } = await rowOf(db, id);
  return { name, email, phone, contactErasedAt };
};

/** Two complaints of one round; the first is answered. */
async function anAnsweredAndAWaiting(db: Database) {
  const world = await anAnnouncedRound(db);
  const answered = await aComplaint(db, world.round, world.entries[0]!);
  const waiting = await aComplaint(db, world.round, null);
  const officer = contextOf(db, world.secretary, ANSWERED);
  await answerComplaint(officer, answered, { outcome: "rejected", answer: "Đã kiểm tra, kết quả đúng." });
  return { ...world, answered, waiting, officer };
}

test("five years after the answer the contact is gone; text, answer and trail stay, and the audit says why", async ({
  db,
}) => {
  const { answered, waiting, officer } = await anAnsweredAndAWaiting(db);
  const before = await rowOf(db, answered);
  const open = await rowOf(db, waiting);
  const nightBefore = contextOf(db, null, new Date("2031-06-05T01:59:00Z"));
  const night = contextOf(db, null, new Date("2031-06-05T18:20:00Z"));

  await eraseContacts(nightBefore, RETENTION);
  expect(await contactOf(db, answered)).toMatchObject({ name: before.name, contactErasedAt: null });
  expect(await eraseContacts(night, RETENTION)).toBeGreaterThanOrEqual(1);
  expect(await eraseContacts(night, RETENTION)).toBe(0);

  expect(await contactOf(db, answered)).toEqual({ name: null, email: null, phone: null, contactErasedAt: night.now });
  expect(await rowOf(db, waiting)).toEqual(open);
  expect(await rowOf(db, answered)).toMatchObject({ text: before.text, answer: before.answer, outcome: "rejected" });
  expect((await auditOf(db, answered, { details: true })).at(-1)).toMatchObject({
    act: "complaints.contact_erased",
    after: { answeredAt: ANSWERED.toISOString(), ...RETENTION },
  });
  const page = await complaintById({ ...officer, now: night.now }, answered);
  expect([page.complainant, page.contactErasedAt, page.trail.at(-1)?.act]).toEqual([
    null,
    night.now,
    "complaints.contact_erased",
  ]);
});

test("a contact that cannot be erased does not hold up the others, and is told of at the end", async ({ db }) => {
  const [stuck, fine] = [(await anAnsweredAndAWaiting(db)).answered, (await anAnsweredAndAWaiting(db)).answered];
  const night = contextOf(db, null, new Date("2031-06-05T18:20:00Z"));
  await db.execute(
    sql.raw(`alter table complaints add constraint stuck check (id <> '${stuck}' or contact_erased_at is null)`),
  );

  await expect(eraseContacts(night, RETENTION)).rejects.toMatchObject({
    name: "AggregateError",
    errors: [{ cause: { constraint_name: "stuck" } }],
  });

  expect(await contactOf(db, stuck)).toMatchObject({ contactErasedAt: null });
  expect(await contactOf(db, fine)).toMatchObject({ name: null, contactErasedAt: night.now });
  await db.execute(sql`alter table complaints drop constraint stuck`);
  expect(await eraseContacts(night, RETENTION)).toBe(1);
});

test("the database lets a contact neither change, nor come back, nor go before the answer", async ({ db }) => {
  const { answered, waiting } = await anAnsweredAndAWaiting(db);
  const set = (id: string, values: Partial<typeof complaints.$inferInsert>) =>
    db.update(complaints).set(values).where(eq(complaints.id, id));
  const gone = { name: null, email: null, phone: null, contactErasedAt: ANSWERED };

  await expect(set(answered, { email: "other@tinhhoa.test" })).rejects.toMatchObject({
    cause: { message: "complaints of this row are final" },
  });
  await expect(set(waiting, gone)).rejects.toMatchObject({ cause: { constraint_name: "complaints_contact" } });
  await expect(set(answered, { ...gone, phone: "0912345678" })).rejects.toMatchObject({
    cause: { constraint_name: "complaints_contact" },
  });
  await set(answered, gone);
  await expect(set(answered, { name: "Ai đó", email: "a@tinhhoa.test", contactErasedAt: null })).rejects.toMatchObject({
    cause: { message: "complaints of this row are final" },
  });
});

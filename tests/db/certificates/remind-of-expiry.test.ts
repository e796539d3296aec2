import { and, eq, inArray } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aMembership, anAdmin, anOrganiser, aUser } from "#tests/factories/people";
import { type HeldTitles, heldTitles, morningOf } from "#tests/factories/yearly-reports";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { certificates, expiryReminders, mails, revocations, users } from "~/db/schema";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { endingCertificates } from "~/domain/certificates/ending.server";
import { remindOfExpiry } from "~/domain/certificates/remind-of-expiry.server";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import { DEFAULT_REMINDERS } from "~/domain/certificates/reminders";
import { endingListFile } from "~/domain/exports/report-lists.server";
import { addDays } from "~/lib/dates";

const at = (db: Database, instant: string) => remindOfExpiry(contextOf(db, null, new Date(instant)));
const onDay = (db: Database, day: string) => remindOfExpiry(contextOf(db, null, morningOf(day)));

async function lettersTo(db: Database, { titles }: HeldTitles) {
  return db
    .select({ to: mails.recipient, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(
      and(
        eq(mails.purpose, "certificates_ending"),
        inArray(
          mails.recipient,
          titles.map(({ producer }) => producer.email),
        ),
      ),
    )
    .orderBy(mails.id);
}

test("makers are told 180, 60 and 14 days before the end, from midnight in Vietnam, each time once", async ({ db }) => {
  const held = await heldTitles(db);
  const { validUntil } = held.titles[0]!;
  const count = async () => (await lettersTo(db, held)).length;

  await at(db, `${addDays(validUntil, -181)}T16:59:59Z`);
  expect(await count()).toBe(0);
  await at(db, `${addDays(validUntil, -181)}T17:00:00Z`);
  expect(await count()).toBe(1);
  for (const [before, letters] of [
    [180, 1],
    [61, 1],
    [60, 2],
    [15, 2],
    [14, 3],
    [13, 3],
    [0, 3],
    [-1, 3],
  ] as const) {
    await onDay(db, addDays(validUntil, -before));
    expect([before, await count()]).toEqual([before, letters]);
  }
});

test("a server that slept sends one letter, not three, and none of what has ended", async ({ db }) => {
  const held = await heldTitles(db);
  const { validUntil } = held.titles[0]!;
  await onDay(db, addDays(validUntil, -3));
  await onDay(db, addDays(validUntil, -2));
  expect(await lettersTo(db, held)).toHaveLength(1);
  const ended = await heldTitles(db);
  await onDay(db, addDays(ended.titles[0]!.validUntil, 1));
  expect(await lettersTo(db, ended)).toEqual([]);
});

test("everybody is told in their language what to do, and nobody of a title that was taken back", async ({ db }) => {
  const held = await heldTitles(db, 2);
  const [title, revoked] = held.titles;
  const english = await aUser(db, { locale: "en" });
  await aMembership(db, english.id, "producer", { establishmentId: title!.establishmentId });
  await db.insert(revocations).values({
    certificateId: revoked!.certificateId,
    revokedOn: revoked!.issuedOn,
    reason: "Vi phạm cam kết chất lượng",
    recordedBy: held.organiser.userId,
  });
  await onDay(db, addDays(title!.validUntil, -60));

  const letters = await lettersTo(db, held);
  expect(letters.map(({ to }) => to)).toEqual([title!.producer.email]);
  expect(letters[0]!.body).toContain(`- ${title!.productName}, Cấp tỉnh, số ${title!.number}: đến hết 31/12/`);
  expect(letters[0]!.body).toContain("{site}/producer/nominations/new");
  const [other] = await db.select({ subject: mails.subject }).from(mails).where(eq(mails.recipient, english.email));
  expect(other!.subject).toMatch(/^A certificate ends soon: /);
});

test("a certificate that is replaced asks for no second letter, and its new number is named", async ({ db }) => {
  const held = await heldTitles(db);
  const [title] = held.titles;
  await onDay(db, addDays(title!.validUntil, -60));
  const office = contextOf(db, held.organiser, morningOf(addDays(title!.validUntil, -50)));
  await reissueCertificate(office, aSigner(), title!.certificateId, { reason: "Bản giấy bị ướt, không đọc được" });
  await onDay(db, addDays(title!.validUntil, -49));
  expect(await lettersTo(db, held)).toHaveLength(1);
  await onDay(db, addDays(title!.validUntil, -14));

  const letters = await lettersTo(db, held);
  expect(letters).toHaveLength(2);
  expect(letters[1]!.body).not.toContain(title!.number);
  const { rows } = await endingCertificates(office, held.agencyId, 1);
  expect(rows.map((row) => [row.productName, row.remindedOn])).toEqual([
    [title!.productName, addDays(title!.validUntil, -14)],
  ]);
  expect(rows[0]!.number).not.toBe(title!.number);
});

test("each agency sets its own days, and a changed setting repeats nothing", async ({ db }) => {
  const held = await heldTitles(db);
  const { validUntil } = held.titles[0]!;
  const set = (expiryDaysBefore: number[], version: number) =>
    setReminders(contextOf(db, held.organiser), held.agencyId, {
      ...DEFAULT_REMINDERS,
      dueSource: undefined,
      expiryDaysBefore,
      version,
    });
  await set([300], 0);
  await onDay(db, addDays(validUntil, -300));
  await onDay(db, addDays(validUntil, -180));
  expect(await lettersTo(db, held)).toHaveLength(1);
  await set([310, 20], 1);
  await onDay(db, addDays(validUntil, -170));
  expect(await lettersTo(db, held)).toHaveLength(1);
  await onDay(db, addDays(validUntil, -20));
  expect(await lettersTo(db, held)).toHaveLength(2);
});

test("a run that breaks off or meets another doubles nothing", async ({ db }) => {
  const held = await heldTitles(db);
  const day = morningOf(addDays(held.titles[0]!.validUntil, -14));
  const broken = db.transaction(async (tx) => {
    await remindOfExpiry({ db: tx, actor: null, now: day });
    throw new Error("killed");
  });
  await expect(broken).rejects.toThrow("killed");
  await Promise.all([1, 2].map(() => remindOfExpiry(contextOf(db, null, day))));
  expect(await lettersTo(db, held)).toHaveLength(1);
});

test("the agency's list has what ends within twelve months, for its own people, one row or three alike", async ({
  db,
}) => {
  const held = await heldTitles(db, 3);
  const { validUntil } = held.titles[0]!;
  const other = await heldTitles(db, 1);
  const listOn = (day: string, { agencyId, organiser }: HeldTitles) =>
    endingCertificates(contextOf(db, organiser, morningOf(day)), agencyId, 1);
  const lastYear = (days: number) => addDays(`${Number(validUntil.slice(0, 4)) - 1}-12-31`, days);

  expect((await listOn(lastYear(-1), held)).total).toBe(0);
  expect((await listOn(lastYear(0), held)).rows.map((row) => row.number)).toEqual(held.titles.map((one) => one.number));
  expect((await listOn(lastYear(0), other)).rows.map((row) => row.number)).toEqual([other.titles[0]!.number]);
  expect((await listOn(addDays(validUntil, 1), held)).total).toBe(0);
  const past = await endingCertificates(contextOf(db, held.organiser, morningOf(lastYear(0))), held.agencyId, 9);
  expect([past.rows.length, past.total, past.page]).toEqual([3, 3, 1]);
  const strangers = [
    held.titles[0]!.producer,
    await anOrganiser(db, held.agencyId, "support"),
    await anOrganiser(db, (await anAgency(db)).id),
    await anAdmin(db),
    null,
  ];
  for (const actor of strangers) {
    await expect(endingCertificates(contextOf(db, actor), held.agencyId, 1)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const ctx = contextOf(db, held.organiser, morningOf(lastYear(0)));
  const file = await endingListFile(ctx, { id: held.agencyId, slug: "a", name: "A" }, "csv");
  expect(file.bytes.toString("utf8").trimEnd().split("\r\n")).toHaveLength(4);
  expect(await db.$count(certificates, eq(certificates.awardId, held.titles[0]!.awardId))).toBe(1);
});

test("where nobody could be told, nothing is kept, and who comes later is told", async ({ db }) => {
  const held = await heldTitles(db);
  const { validUntil, awardId, producer } = held.titles[0]!;
  await db
    .update(users)
    .set({ disabledAt: morningOf(addDays(validUntil, -61)) })
    .where(eq(users.id, producer.userId));
  await onDay(db, addDays(validUntil, -60));
  expect(await db.$count(expiryReminders, eq(expiryReminders.awardId, awardId))).toBe(0);
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, producer.userId));
  await onDay(db, addDays(validUntil, -59));
  expect(await lettersTo(db, held)).toHaveLength(1);
});

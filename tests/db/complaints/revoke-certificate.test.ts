import { asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { ANNOUNCED, anAnnouncedRound } from "#tests/factories/complaints";
import { aMembership, anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { awards, certificates, galleryEntries, mails, revocations } from "~/db/schema";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import type { RevocationForm } from "~/domain/certificates/forms";
import { issuedByNumber } from "~/domain/certificates/issued-certificate.server";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import type { Actor } from "~/domain/context";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { searchGallery } from "~/domain/gallery/queries.server";

const THEN = new Date("2026-07-06T02:00:00Z");
const form = (changes: Partial<RevocationForm> = {}): RevocationForm => ({
  decisionNumber: "215/QĐ-UBND",
  revokedOn: "2026-07-05",
  reason: "Sản phẩm không do cơ sở sản xuất.",
  ...changes,
});

async function aCertificate(db: Database) {
  const announced = await anAnnouncedRound(db, [
    [90, 90, 90],
    [80, 80, 80],
  ]);
  const [row] = await db
    .select({ id: certificates.id, number: certificates.number, awardId: awards.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, announced.entries[0]!.id));
  return { ...announced, ...row! };
}

const as = (db: Database, actor: Actor | null, now = THEN) => contextOf(db, actor, now);
const unchanged = async (db: Database, id: string) => {
  expect(await db.$count(revocations, eq(revocations.certificateId, id))).toBe(0);
  expect(await auditOf(db, id)).toEqual([]);
};

test("a revoked certificate says so on its page, in the gallery and on lists, and has no paper any more", async ({
  db,
}) => {
  const { id, number, awardId, round, organiser, entries } = await aCertificate(db);
  const visitor = as(db, null);
  const statusOnList = async () => {
    const statuses: string[] = [];
    for await (const row of (await roundAwardList(visitor, round.id)).rows) statuses.push(row.status);
    return statuses;
  };
  expect(await statusOnList()).toEqual(["Còn hiệu lực"]);
  expect((await certificateForPrint(visitor, number, String)).certificate.number).toBe(number);

  await revokeCertificate(as(db, organiser), id, form());

  expect(await certificateByNumber(visitor, number)).toMatchObject({
    status: "revoked",
    revokedOn: "2026-07-05",
    revokedReason: "Sản phẩm không do cơ sở sản xuất.",
    revokedBy: "215/QĐ-UBND",
  });
  const [entry] = await db.select().from(galleryEntries).where(eq(galleryEntries.awardId, awardId));
  expect(entry).toMatchObject({ revokedOn: "2026-07-05" });
  const found = await searchGallery(
    visitor,
    { q: entries[0]!.product.name, statuses: ["revoked"] },
    { page: 1, pageSize: 10 },
  );
  expect(found.items.map(({ status }) => status)).toEqual(["revoked"]);
  expect(await statusOnList()).toEqual(["Đã thu hồi"]);
  await expect(certificateForPrint(visitor, number, String)).rejects.toMatchObject({ code: "closed" });
  const [row] = await db.select().from(revocations).where(eq(revocations.certificateId, id));
  expect(row).toEqual({ certificateId: id, ...form(), recordedBy: organiser.userId, recordedAt: THEN });
  expect(await auditOf(db, id, { details: true })).toEqual([
    { act: "certificates.revoked", before: null, after: { number, ...form() }, at: THEN },
  ]);
});

test("everybody of the establishment is told, with decision, day and reason", async ({ db }) => {
  const { id, number, organiser, maker } = await aCertificate(db);
  const colleague = await anActor(db, { locale: "en" });
  await aMembership(db, colleague.userId, "producer", { establishmentId: maker.memberships[0]!.establishmentId! });

  await revokeCertificate(as(db, organiser), id, form());

  const sent = await db
    .select({ to: mails.recipient, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(eq(mails.purpose, "certificate_revoked"))
    .orderBy(asc(mails.id));
  const own = sent.filter((mail) => mail.body!.includes(number));
  expect(own.map(({ to, subject }) => [to, subject])).toEqual([
    [maker.email, `Giấy chứng nhận ${number} bị thu hồi`],
    [colleague.email, `Certificate ${number} is revoked`],
  ]);
  for (const part of ["215/QĐ-UBND", "05/07/2026", form().reason, `/certificates/${number}`]) {
    expect(own[0]!.body).toContain(part);
  }
});

test("only organisers of the agency whose decision it rests on revoke", async ({ db }) => {
  const { id, number, secretary, support, council, maker } = await aCertificate(db);
  const stranger = await anOrganiser(db, (await anAgency(db)).id);

  for (const actor of [null, secretary, support, council, maker, stranger, await anAdmin(db)]) {
    await expect(revokeCertificate(as(db, actor), id, form())).rejects.toMatchObject({ code: "forbidden" });
    await expect(issuedByNumber(as(db, actor), number)).rejects.toMatchObject({ code: "forbidden" });
  }
  await unchanged(db, id);
});

test("a day to come, one before the issue and a number that is none are refused", async ({ db }) => {
  const { id, organiser } = await aCertificate(db);
  const onDay = (revokedOn: string) => revokeCertificate(as(db, organiser), id, form({ revokedOn }));
  const refused = { code: "invalid", fields: { revokedOn: [expect.any(String)] } };

  await expect(onDay("2026-07-07")).rejects.toMatchObject(refused);
  await expect(onDay("2026-05-31")).rejects.toMatchObject(refused);
  await expect(issuedByNumber(as(db, organiser), "KHÔNG-CÓ")).rejects.toMatchObject({ code: "not_found" });
  await unchanged(db, id);
  await expect(onDay(ANNOUNCED.toISOString().slice(0, 10))).resolves.toBeUndefined();
});

test("of two organisers at once the second is told, and the first decision stands", async ({ db }) => {
  const { id, round, organiser } = await aCertificate(db);
  const second = await anOrganiser(db, round.agencyId);

  const outcomes = await Promise.allSettled([
    revokeCertificate(as(db, organiser), id, form({ decisionNumber: "215/QĐ-UBND" })),
    revokeCertificate(as(db, second), id, form({ decisionNumber: "216/QĐ-UBND" })),
  ]);

  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.map((one) => one.reason.code)).toEqual(["conflict"]);
  expect(refused[0]!.reason.message).toContain("05/07/2026");
  expect(await db.$count(revocations, eq(revocations.certificateId, id))).toBe(1);
  expect(await auditOf(db, id)).toEqual(["certificates.revoked"]);
});

import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor } from "#tests/factories/people";
import { STANDARD_SHEET } from "#tests/factories/templates";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { agencyNames, awards, certificates, establishments, products, revocations } from "~/db/schema";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { digestOfSheet } from "~/domain/templates/digest.server";
import { todayInVietnam } from "~/lib/dates";

async function aCertificate(db: Database) {
  const { round, entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ certificate: certificates })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  return { ...row!.certificate, round, entry: entries[0]! };
}

const asked = (db: Database, number: string, now = new Date()) => certificateByNumber(contextOf(db, null, now), number);
const today = todayInVietnam(new Date());

test("a certificate says what was printed, whatever was renamed since", async ({ db }) => {
  const { id, awardId, number, round, entry } = await aCertificate(db);
  const { product } = entry;
  const [maker] = await db.select().from(establishments).where(eq(establishments.id, product.establishmentId!));
  await db.update(products).set({ name: "Tên mới" }).where(eq(products.id, product.id));
  await db.update(establishments).set({ name: "Cơ sở tên mới" }).where(eq(establishments.id, maker!.id));
  await db.update(agencyNames).set({ name: "Cơ quan tên mới" }).where(eq(agencyNames.agencyId, round.agencyId));

  expect(await asked(db, number)).toEqual({
    number,
    templateVersionId: null,
    issuedOn: today,
    validUntil: `${Number(today.slice(0, 4)) + 3}-12-31`,
    createdAt: expect.any(Date),
    statusIndex: expect.any(Number),
    status: "valid",
    revokedOn: null,
    revokedReason: null,
    revokedBy: null,
    seal: {
      version: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      rules: expect.objectContaining({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) }),
      template: { id: null, name: "Mẫu chuẩn", version: 2, digest: digestOfSheet(STANDARD_SHEET) },
    },
    replaces: null,
    replacedBy: null,
    level: "province",
    year: 2026,
    groupCode: "B",
    tier: null,
    productName: product.name,
    productId: product.id,
    productSlug: product.slug,
    establishmentName: maker!.name,
    establishmentSlug: maker!.slug,
    address: "12 Huỳnh Thúc Kháng, Phường Mũi Né",
    provinceName: "Lâm Đồng",
    decision: {
      number: "1493/QĐ-UBND",
      decidedOn: today,
      place: "Đà Lạt",
      agencyName: "Ủy ban nhân dân tỉnh Lâm Đồng",
      signerName: "Nguyễn Văn Sơn",
      signerTitle: "Phó Chủ tịch",
    },
    round: {
      ...{ slug: round.slug, name: round.name, nameEn: round.nameEn, agencyId: round.agencyId },
      groups: ["A", "B", "C", "D"].map((code) => ({
        code,
        name: expect.any(String),
        nameEn: expect.any(String),
      })),
    },
    sources: {
      certificate: id,
      award: awardId,
      product: product.id,
      establishment: maker!.id,
      round: round.id,
      province: "new-68",
    },
  });
});

test("it is valid to the end of its last day in Vietnam, then expired", async ({ db }) => {
  const { number, validUntil } = await aCertificate(db);
  const statusAt = async (instant: string) => (await asked(db, number, new Date(instant)))?.status;
  const year = Number(validUntil.slice(0, 4));

  expect(await statusAt(`${year}-12-31T16:59:59Z`)).toBe("valid");
  expect(await statusAt(`${year}-12-31T17:00:00Z`)).toBe("expired");
});

test("a revoked certificate says since when and why, and stays revoked when it has expired too", async ({ db }) => {
  const { id, number } = await aCertificate(db);
  const { userId } = await anActor(db);
  await db
    .insert(revocations)
    .values({ certificateId: id, revokedOn: today, reason: "Sai xuất xứ", recordedBy: userId });

  expect(await asked(db, number)).toMatchObject({ status: "revoked", revokedOn: today, revokedReason: "Sai xuất xứ" });
  expect((await asked(db, number, new Date("2099-01-01T00:00:00Z")))?.status).toBe("revoked");
});

test("the database keeps a certificate, and what was taken back, as they were issued", async ({ db }) => {
  const { id, number } = await aCertificate(db);
  const { userId } = await anActor(db);
  await db
    .insert(revocations)
    .values({ certificateId: id, revokedOn: today, reason: "Sai xuất xứ", recordedBy: userId });
  const own = eq(certificates.id, id);
  const kept = { cause: { message: "certificates is append-only" } };

  await expect(db.update(certificates).set({ number: "X-1" }).where(own)).rejects.toMatchObject(kept);
  await expect(db.update(certificates).set({ validUntil: "2099-12-31" }).where(own)).rejects.toMatchObject(kept);
  await expect(db.delete(certificates).where(own)).rejects.toMatchObject(kept);
  await expect(db.delete(revocations).where(eq(revocations.certificateId, id))).rejects.toMatchObject({
    cause: { message: "revocations is append-only" },
  });
  expect(await asked(db, number)).toMatchObject({ status: "revoked", number });
});

test("no other number is a certificate", async ({ db }) => {
  const { number } = await aCertificate(db);

  for (const other of [`${number}0`, number.toLowerCase(), number.slice(0, -1), "%", "'", ""]) {
    expect(await asked(db, other), other).toBeNull();
  }
});

test("the paper prints the number as people type it, in Vietnamese, with the address of its page", async ({ db }) => {
  const { number, entry } = await aCertificate(db);
  const ctx = contextOf(db, null);
  const pageUrl = (of: string) => `https://tinhhoa.test/certificates/${of}`;

  const { certificate: printed, words } = await certificateForPrint(
    ctx,
    ` ${number.toLowerCase().replaceAll("-", " – ")} `,
    pageUrl,
  );

  expect(printed.number).toBe(number);
  expect(words.vi).toMatchObject({
    number,
    product: entry.product.name,
    agency: "Ủy ban nhân dân tỉnh Lâm Đồng",
    address: "12 Huỳnh Thúc Kháng, Phường Mũi Né, Lâm Đồng",
    page: `tinhhoa.test/certificates/${number}`,
  });
  expect(words.pageUrl).toBe(`https://tinhhoa.test/certificates/${number}`);
  await expect(certificateForPrint(ctx, "KHÔNG-CÓ", pageUrl)).rejects.toMatchObject({ code: "not_found" });
});

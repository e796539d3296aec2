import { createPublicKey, verify } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { ANNOUNCED, anAnnouncedRound } from "#tests/factories/complaints";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { anActor, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, ledgerEvents, mails, revocations, seals } from "~/db/schema";
import { correctCertificate, reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { sealReleases } from "~/domain/awards/seal-releases.server";
import type { CorrectionForm } from "~/domain/certificates/forms";
import { replaceableByNumber } from "~/domain/certificates/issued-certificate.server";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import type { Actor } from "~/domain/context";
import { bitsOf, encodeList } from "~/domain/credentials/status-list";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { roundAwardList } from "~/domain/exports/round-list.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { incomingOf } from "~/domain/forwardings/summary.server";
import { searchGallery } from "~/domain/gallery/queries.server";
import { roundById } from "~/domain/rounds/queries.server";
import { latestSeal, sealFile } from "~/domain/seals/queries.server";
import type { SealContent, SealFile } from "~/domain/seals/rules";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";

const THEN = new Date("2026-07-06T02:00:00Z");
const as = (db: Database, actor: Actor | null, now = THEN) => contextOf(db, actor, now);

/** Two winners of one released decision, in the order of the list. */
async function twoWinners(db: Database) {
  const announced = await anAnnouncedRound(
    db,
    [
      [90, 90, 90],
      [80, 80, 80],
    ],
    ANNOUNCED,
    2,
  );
  const rows = await db
    .select({ id: certificates.id, number: certificates.number, awardId: awards.id, decisionId: awards.decisionId })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, announced.round.id))
    .orderBy(asc(awards.position));
  return { ...announced, winners: rows, decisionId: rows[0]!.decisionId! };
}

const correction = (changes: Partial<CorrectionForm> = {}): CorrectionForm => ({
  productName: "Nước mắm Cà Ná",
  establishmentName: "Công ty TNHH Nước mắm Cà Ná",
  address: undefined,
  documentNumber: "88/CV-SCT",
  documentDate: "2026-07-05",
  reason: "In sai tên so với giấy đăng ký kinh doanh.",
  ...changes,
});

/** By Node's own cryptography and the text of RFC 8785, not by the code that signs. */
function holds({ seal, ...content }: SealFile): boolean {
  const text = canonicalJson(content as unknown as JsonValue);
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: seal.publicKey }, format: "jwk" });
  return (
    sha256Hex(text) === seal.digest && verify(null, Buffer.from(text), key, Buffer.from(seal.signature, "base64url"))
  );
}

test("a release is sealed: each award as printed, signed by the installation's key, named by the ledger", async ({
  db,
}) => {
  const { round, winners, decisionId } = await twoWinners(db);
  const kept = await latestSeal({ db }, decisionId);
  const file = await sealFile(as(db, null), kept!.digest);
  expect(holds(file)).toBe(true);
  expect(holds({ ...file, round: { ...file.round, year: file.round.year + 1 } })).toBe(false);
  expect(file.seal.publicKey).toBe(aSigner().publicKey);
  expect(file).toMatchObject({ format: "tinh-hoa-seal-1", version: 1, supersedes: null, change: null });
  expect(file.awards.map((one) => [one.position, one.award, one.certificate.number])).toEqual(
    winners.map(({ awardId, number }, place) => [place + 1, awardId, number]),
  );
  const [event] = await db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "results_released")));
  expect(JSON.parse(event!.payload)).toMatchObject({ kind: "results_released", seal: file.seal.digest });
  await expect(sealFile(as(db, null), "0".repeat(64))).rejects.toMatchObject({ code: "not_found" });
});

test("a paper names its seal, and says what the seal says", async ({ db }) => {
  const { winners, decisionId } = await twoWinners(db);
  const seal = (await latestSeal({ db }, decisionId))!;
  const { words } = await certificateForPrint(as(db, null), winners[1]!.number, String);
  expect(words.vi.seal).toBe(`Niêm phong 1-${seal.digest.slice(0, 16)}`);
  expect(words.vi.product).toBe(seal.content.awards[1]!.product);
});

test("a lost paper is issued anew: next number, same last day, and the old number says so", async ({ db }) => {
  const { winners, organiser, maker, round, decisionId } = await twoWinners(db);
  const [first] = winners;
  const before = (await certificateByNumber(as(db, null), first!.number))!;
  const reason = "Bản giấy bị hư hại do mưa lũ.";
  const number = await reissueCertificate(as(db, organiser), aSigner(), first!.id, { reason });

  expect(number).toBe(first!.number.replace(/\d+$/, "003"));
  const now = (await certificateByNumber(as(db, null), number))!;
  expect(now).toMatchObject({
    status: "valid",
    issuedOn: before.issuedOn,
    validUntil: before.validUntil,
    productName: before.productName,
    replaces: { number: first!.number, kind: "loss", reason },
    replacedBy: null,
    seal: { version: 2 },
  });
  expect(await certificateByNumber(as(db, null), first!.number)).toMatchObject({
    status: "superseded",
    seal: { version: 1 },
    replacedBy: { number, on: "2026-07-06", kind: "loss", reason },
  });
  await expect(certificateForPrint(as(db, null), first!.number, String)).rejects.toMatchObject({ code: "closed" });
  const seal = (await latestSeal({ db }, decisionId))!;
  expect(seal.content).toMatchObject({ version: 2, supersedes: before.seal!.digest, change: { kind: "loss", reason } });
  expect(seal.content.awards.map((one) => one.certificate.number)).toEqual([number, winners[1]!.number]);
  expect(holds(await sealFile(as(db, null), before.seal!.digest))).toBe(true);
  expect(holds(await sealFile(as(db, null), seal.digest))).toBe(true);
  const letters = await db.select().from(mails).where(eq(mails.purpose, "certificate_replaced"));
  expect(letters.filter(({ body }) => body!.includes(number)).map(({ recipient }) => recipient)).toEqual([maker.email]);
  expect(await auditOf(db, first!.id)).toEqual(["certificates.reissued"]);
  const [event] = await db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "seal_superseded")));
  const { seal: digest, supersedes, change } = JSON.parse(event!.payload);
  expect([digest, supersedes, change]).toEqual([seal.digest, before.seal!.digest, "loss"]);
});

test("a correction changes the award, lists and gallery, and the wrong certificate goes on showing what it said", async ({
  db,
}) => {
  const { winners, organiser, round, decisionId } = await twoWinners(db);
  const [, second] = winners;
  const before = (await certificateByNumber(as(db, null), second!.number))!;
  const number = await correctCertificate(as(db, organiser), aSigner(), second!.id, correction());

  expect(await certificateByNumber(as(db, null), number)).toMatchObject({
    productName: "Nước mắm Cà Ná",
    establishmentName: "Công ty TNHH Nước mắm Cà Ná",
    address: null,
    replaces: { number: second!.number, kind: "correction" },
  });
  const { productName, establishmentName } = before;
  const old = await certificateByNumber(as(db, null), second!.number);
  expect(old).toMatchObject({ status: "superseded", productName, establishmentName });
  const list = await roundAwardList(as(db, null), round.id);
  const listed: (string | null)[][] = [];
  for await (const row of list.rows) listed.push([row.certificateNumber, row.productName]);
  const { content, digest } = (await latestSeal({ db }, decisionId))!;
  expect(listed).toEqual(content.awards.map(({ certificate, product }) => [certificate.number, product]));
  expect(listed[1]).toEqual([number, "Nước mắm Cà Ná"]);
  expect(list.footer).toContain(`Niêm phong 2-${digest.slice(0, 16)}`);
  const { items } = await searchGallery(as(db, null), { q: "Nước mắm Cà Ná" }, { page: 1, pageSize: 10 });
  expect(items.map((item) => item.certificateNumber)).toEqual([number]);
});

test("a credential whose certificate was replaced counts as taken back", async ({ db }) => {
  const { winners, organiser } = await twoWinners(db);
  await reissueCertificate(as(db, organiser), aSigner(), winners[0]!.id, { reason: "Mất bản giấy khi chuyển kho." });
  const rows = await db
    .select({ place: certificates.statusIndex })
    .from(certificates)
    .where(eq(certificates.isCurrent, false));
  const list = (await statusListByNumber(as(db, null), aSigner(), "https://tinhhoa.example.vn", 1)) as unknown as {
    credentialSubject: { encodedList: string };
  };
  expect(list.credentialSubject.encodedList).toBe(await encodeList(bitsOf(rows.map(({ place }) => place))));
});

test("replaced, revoked, ended: only what still holds is replaced, and only by its own organisers", async ({ db }) => {
  const { winners, organiser } = await twoWinners(db);
  const [first, second] = winners;
  const reason = "Bản giấy bị hư hại do mưa lũ.";
  for (const actor of [await anActor(db), await anOrganiser(db, (await anAgency(db)).id)]) {
    const refused = reissueCertificate(as(db, actor), aSigner(), first!.id, { reason });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(
    correctCertificate(as(db, organiser), aSigner(), first!.id, correction({ documentDate: "2026-07-07" })),
  ).rejects.toMatchObject({ code: "invalid", fields: { documentDate: ["Văn bản không thể ghi ngày sau hôm nay."] } });
  const { certificate } = await replaceableByNumber(as(db, organiser), first!.number);
  const same = {
    productName: certificate.productName,
    establishmentName: certificate.establishmentName!,
    address: certificate.address ?? undefined,
  };
  await expect(correctCertificate(as(db, organiser), aSigner(), first!.id, correction(same))).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await db.$count(certificates, eq(certificates.awardId, first!.awardId))).toBe(1);

  await reissueCertificate(as(db, organiser), aSigner(), first!.id, { reason });
  await revokeCertificate(as(db, organiser), second!.id, {
    decisionNumber: "215/QĐ-UBND",
    revokedOn: "2026-07-05",
    reason: "Sản phẩm không do cơ sở sản xuất.",
  });
  for (const { id } of [first!, second!]) {
    const refused = reissueCertificate(as(db, organiser), aSigner(), id, { reason });
    await expect(refused).rejects.toMatchObject({ code: "conflict" });
  }
  const ended = await twoWinners(db);
  await expect(
    reissueCertificate(as(db, ended.organiser, new Date("2031-01-01T00:00:00Z")), aSigner(), ended.winners[0]!.id, {
      reason,
    }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("of two who replace one certificate at once the second is told, and each award keeps one that counts", async ({
  db,
}) => {
  const { winners, organiser } = await twoWinners(db);
  const reason = "Bản giấy bị hư hại do mưa lũ.";
  const results = await Promise.allSettled(
    [1, 2].map(() => reissueCertificate(as(db, organiser), aSigner(), winners[0]!.id, { reason })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(
    await db.$count(certificates, and(eq(certificates.awardId, winners[0]!.awardId), eq(certificates.isCurrent, true))),
  ).toBe(1);
});

test("of one who takes a certificate back and one who replaces it at once only one does", async ({ db }) => {
  const { winners, organiser } = await twoWinners(db);
  const revocation = {
    decisionNumber: "215/QĐ-UBND",
    revokedOn: "2026-07-05",
    reason: "Sản phẩm không do cơ sở sản xuất.",
  };
  for (const { id, awardId } of winners) {
    const results = await Promise.allSettled([
      reissueCertificate(as(db, organiser), aSigner(), id, { reason: "Bản giấy bị hư hại do mưa lũ." }),
      revokeCertificate(as(db, organiser), id, revocation),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const isReplaced = results[0]!.status === "fulfilled";
    expect(await db.$count(certificates, eq(certificates.awardId, awardId))).toBe(isReplaced ? 2 : 1);
    expect(await db.$count(revocations, eq(revocations.certificateId, id))).toBe(isReplaced ? 0 : 1);
  }
});

test("a product that was put forward goes up once, under the certificate that counts, and those above are told", async ({
  db,
}) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const above = await anOrganiser(db, region.agencyId);
  await putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates));
  const [first] = await db
    .select()
    .from(certificates)
    .where(eq(certificates.number, candidates[0]!.certificate.number));

  const number = await reissueCertificate(contextOf(db, organiser), aSigner(), first!.id, {
    reason: "Bản giấy bị hư hại do mưa lũ.",
  });

  const [letter] = await incomingOf(contextOf(db, above), await roundById(contextOf(db, above), region.id));
  expect(letter!.entries.map((entry) => entry.title.number)).toEqual([number]);
  const told = await db
    .select({ body: mails.body })
    .from(mails)
    .where(and(eq(mails.recipient, above.email), eq(mails.purpose, "certificate_replaced")));
  expect(told).toEqual([{ body: expect.stringContaining(number) }]);
});

test("the database refuses another word on an award, another seal of a version, and a change of either", async ({
  db,
}) => {
  const { winners, decisionId } = await twoWinners(db);
  const refused = { cause: expect.objectContaining({ code: "23001" }) };
  const [seal] = await db.select().from(seals).where(eq(seals.decisionId, decisionId));
  await expect(
    db.update(awards).set({ productName: "Tên khác" }).where(eq(awards.id, winners[0]!.awardId)),
  ).rejects.toMatchObject(refused);
  await expect(db.update(seals).set({ digest: "0" }).where(eq(seals.id, seal!.id))).rejects.toMatchObject(refused);
  await expect(db.delete(seals).where(eq(seals.id, seal!.id))).rejects.toMatchObject(refused);
  await expect(
    db.update(certificates).set({ validUntil: "2040-12-31" }).where(eq(certificates.id, winners[0]!.id)),
  ).rejects.toMatchObject(refused);
  await expect(
    db.update(certificates).set({ sealId: crypto.randomUUID() }).where(eq(certificates.id, winners[0]!.id)),
  ).rejects.toMatchObject(refused);
  await expect(
    db.update(certificates).set({ isCurrent: false }).where(eq(certificates.id, winners[0]!.id)),
  ).rejects.toMatchObject(refused);
  const { id: _, ...again } = seal!;
  // A later seal lets an award say what it says of it, and nothing else.
  const content = seal!.content as SealContent;
  const changed = content.awards.map((one) => ({ ...one, product: `${one.product} loại một` }));
  const next = {
    ...again,
    version: 2,
    supersedes: seal!.digest,
    digest: "2",
    content: { ...content, awards: changed },
  };
  const rename = (productName: string) =>
    db.transaction(async (tx) => {
      await tx.insert(seals).values(next);
      await tx.update(awards).set({ productName }).where(eq(awards.id, winners[0]!.awardId));
      tx.rollback();
    });
  await expect(rename("Tên khác")).rejects.toMatchObject(refused);
  await expect(rename(changed[0]!.product)).rejects.toThrow("Rollback");
  await expect(db.insert(seals).values({ ...again, digest: "1" })).rejects.toMatchObject({
    cause: expect.objectContaining({ code: "23505" }),
  });
});

test("what was released before there were seals is sealed once, as it stands", async ({ db }) => {
  const { winners, decisionId } = await twoWinners(db);
  const made = (await latestSeal({ db }, decisionId))!;
  await db.transaction(async (tx) => {
    // As a database of before had it.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`alter table certificates drop constraint certificates_sealed`);
    await tx.update(certificates).set({ sealId: null }).where(eq(certificates.sealId, made.id));
    await tx.delete(seals).where(eq(seals.id, made.id));
    await tx.execute(
      sql`alter table certificates add constraint certificates_sealed check (seal_id is not null) not valid`,
    );
  });
  await expect(certificateForPrint(as(db, null), winners[0]!.number, String)).rejects.toMatchObject({ code: "closed" });

  expect(await sealReleases(as(db, null), aSigner())).toBe(1);
  expect(await sealReleases(as(db, null), aSigner())).toBe(0);
  const again = (await latestSeal({ db }, decisionId))!;
  const { template: _, ...content } = made.content;
  expect({ ...again.content, sealedAt: "" }).toEqual({ ...content, sealedAt: "" });
  expect(await certificateByNumber(as(db, null), winners[0]!.number)).toMatchObject({
    seal: { version: 1, digest: again.digest },
  });
});

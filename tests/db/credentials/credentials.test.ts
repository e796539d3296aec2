import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { attachedCredential } from "~/adapters/documents/pdf/attached-credential";
import type { Database } from "~/db/client.server";
import { awards, certificates, revocations, signingKeys } from "~/db/schema";
import { certificateForPrint, certificatesFile } from "~/domain/certificates/print.server";
import { checkCredential } from "~/domain/credentials/check-credential";
import { credentialByNumber } from "~/domain/credentials/credential.server";
import { issuerDocument } from "~/domain/credentials/issuer.server";
import { multikeyOf } from "~/domain/credentials/multikey";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { addDays, todayInVietnam } from "~/lib/dates";

const SITE = "https://tinhhoa.test";
const today = todayInVietnam(new Date());

async function aCredential(db: Database) {
  const { signer } = servicesOf(db);
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ certificate: certificates })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const { certificate } = row!;
  const ctx = contextOf(db, null);
  const { credential, issuedAt } = await credentialByNumber(ctx, signer, SITE, certificate.number);
  const { publicKey } = signer;
  const list = async (now = new Date()) =>
    JSON.stringify(await statusListByNumber(contextOf(db, null, now), signer, SITE, 1));
  return {
    ctx,
    signer,
    certificate,
    entry: entries[0]!,
    credential,
    issuedAt,
    text: JSON.stringify(credential),
    key: { publicKey },
    list,
  };
}

const faults = (report: Awaited<ReturnType<typeof checkCredential>>) =>
  report.checks.filter(({ state }) => state !== "ok").map(({ name, state, reason }) => [name, state, reason]);

test("a certificate's credential says what was printed, and all of it holds", async ({ db }) => {
  const { certificate, entry, credential, text, key, list } = await aCredential(db);
  const report = await checkCredential(text, { now: new Date(), trusted: [key], statusList: await list() });

  expect(faults(report)).toEqual([]);
  expect(report).toMatchObject({
    ok: true,
    about: {
      number: certificate.number,
      productName: entry.product.name,
      issuer: "did:web:tinhhoa.test",
      page: `${SITE}/certificates/${certificate.number}`,
      statusList: `${SITE}/credentials/status/1.json`,
      validFrom: `${certificate.issuedOn}T00:00:00+07:00`,
      validUntil: `${certificate.validUntil}T23:59:59+07:00`,
    },
  });
  expect(credential).toMatchObject({
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    credentialSubject: { level: "province", year: 2026, productGroup: "B", achievement: { achievementType: "Award" } },
  });
});

test("it is the same for every reader, and unknown for a number nobody bears", async ({ db }) => {
  const { ctx, signer, certificate, text } = await aCredential(db);
  const later = contextOf(db, null, new Date(Date.now() + 86_400_000));
  const typed = certificate.number.toLowerCase().replaceAll("-", " ");
  expect(JSON.stringify((await credentialByNumber(later, signer, SITE, typed)).credential)).toBe(text);
  await expect(credentialByNumber(ctx, signer, SITE, "XYZ-1-1-1")).rejects.toMatchObject({ code: "not_found" });
  await expect(statusListByNumber(ctx, signer, SITE, 40_000)).rejects.toMatchObject({ code: "not_found" });
});

test("what was changed, forged, ended or not asked is told by its name", async ({ db }) => {
  const { certificate, text, key, list, credential } = await aCredential(db);
  const now = new Date();
  const check = async (file: string, known: Partial<Parameters<typeof checkCredential>[1]> = {}) =>
    faults(await checkCredential(file, { now, trusted: [key], statusList: await list(), ...known }));
  const other = { publicKey: Buffer.alloc(32, 7).toString("base64url") };

  expect(await check(text.replace(certificate.number, "BTN-2026-1-999"))).toEqual([["proof", "failed", "changed"]]);
  expect(await check(JSON.stringify({ ...credential, extra: 1 }))).toEqual([["proof", "failed", "changed"]]);
  expect(await check(text, { trusted: [other] })).toEqual([["key", "failed", "other_key"]]);
  expect(await check(text, { trusted: undefined, statusList: null })).toEqual([
    ["key", "unknown", "not_pinned"],
    ["status", "unknown", "not_asked"],
  ]);
  const ended = new Date(`${addDays(certificate.validUntil, 1)}T00:00:00+07:00`);
  expect(await check(text, { now: ended })).toEqual([["time", "failed", "expired"]]);
  expect(await check(text, { now: new Date(`${addDays(certificate.issuedOn, -1)}T12:00:00Z`) })).toEqual([
    ["time", "failed", "not_yet"],
  ]);
  expect(await check(text, { statusList: (await list()).replace('"ttl":300000', '"ttl":1') })).toEqual([
    ["status", "failed", "list_forged"],
  ]);
  expect(await check("{")).toEqual([["format", "failed", "not_json"]]);
  expect(await check("{}")).toEqual([["format", "failed", "other_format"]]);
});

test("from the day of a revocation the list says so, and no other certificate is touched", async ({ db }) => {
  const [first, second] = [await aCredential(db), await aCredential(db)];
  const revokedOn = addDays(today, 1);
  await db.insert(revocations).values({
    certificateId: first.certificate.id,
    revokedOn,
    reason: "Vi phạm",
    recordedBy: (await anActor(db)).userId,
  });
  const after = new Date(`${revokedOn}T12:00:00+07:00`);
  const asked = async (one: typeof first, now: Date) =>
    faults(await checkCredential(one.text, { now, trusted: [one.key], statusList: await one.list(now) }));

  expect(await asked(first, new Date())).toEqual([]);
  expect(await asked(first, after)).toEqual([["status", "failed", "revoked"]]);
  expect(await asked(second, after)).toEqual([]);
});

test("the issuer's document names the key of today and those of before", async ({ db }) => {
  const { ctx, signer, key } = await aCredential(db);
  const before = Buffer.alloc(32, 9).toString("base64url");
  await db.insert(signingKeys).values({ id: "9".repeat(16), publicKey: before, firstUsedAt: new Date("2020-01-01") });

  const document = await issuerDocument(ctx, signer, SITE);

  const keys = (document.verificationMethod as { publicKeyMultibase: string; controller: string }[]).map(
    (method) => method.publicKeyMultibase,
  );
  expect(keys[0]).toBe(multikeyOf(Buffer.from(key.publicKey, "base64url")));
  expect(keys).toContain(multikeyOf(Buffer.from(before, "base64url")));
  expect(document).toMatchObject({
    id: "did:web:tinhhoa.test",
    assertionMethod: keys.map((one) => `did:web:tinhhoa.test#${one}`),
  });
  expect(await issuerDocument(ctx, signer, "http://127.0.0.1:3000")).toMatchObject({ id: "did:web:127.0.0.1%3A3000" });
});

test("the PDF carries the credential, and a PDF without one has none", async ({ db }) => {
  const { ctx, certificate, text, issuedAt } = await aCredential(db);
  const print = await certificateForPrint(ctx, certificate.number, (number) => `${SITE}/certificates/${number}`);
  const drawer = await certificatesFile(ctx, aFileStore());
  const bare = await drawer.pdf([print]);

  expect(await attachedCredential(await drawer.pdf([print], { text, issuedAt }))).toBe(text);
  expect([await attachedCredential(bare), await attachedCredential(Buffer.from("%PDF-none"))]).toEqual([null, null]);
});

test("a list that a later key of the issuer signed still counts, and one of a stranger's key does not", async ({
  db,
}) => {
  const { ctx, text, key } = await aCredential(db);
  const { signer: later } = servicesOf(db);
  const keys = [key, { publicKey: later.publicKey }];
  const statusList = JSON.stringify(await statusListByNumber(ctx, later, SITE, 1));
  expect(faults(await checkCredential(text, { now: new Date(), trusted: keys, statusList }))).toEqual([]);
  expect(faults(await checkCredential(text, { now: new Date(), trusted: [key], statusList }))).toEqual([
    ["status", "failed", "list_forged"],
  ]);
  const elsewhere = JSON.stringify(await statusListByNumber(ctx, later, "https://other.example", 1));
  expect(faults(await checkCredential(text, { now: new Date(), trusted: keys, statusList: elsewhere }))).toEqual([
    ["status", "failed", "list_forged"],
  ]);
});

import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { isSetElsewhere, verifiesElsewhere } from "#tests/support/elsewhere";
import { servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { awards, certificates, revocations, seals, signingKeys } from "~/db/schema";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { checkCredential } from "~/domain/credentials/check-credential";
import { credentialByNumber, credentialOf } from "~/domain/credentials/credential.server";
import { differences } from "~/domain/credentials/differences";
import { issuerDocument } from "~/domain/credentials/issuer.server";
import { multikeyOf } from "~/domain/credentials/multikey";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { differenceWords } from "~/domain/credentials/words";
import { type SealContent, sealName } from "~/domain/seals/rules";
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
  const [sealed] = await db.select().from(seals).where(eq(seals.id, certificate.sealId!));
  const content = sealed!.content as SealContent;
  expect(credential).toMatchObject({
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    credentialSubject: {
      level: "province",
      year: 2026,
      productGroup: "B",
      seal: { digest: sealed!.digest, version: 1 },
      rules: content.rules,
      achievement: { achievementType: "Award" },
    },
  });
  expect(content.rules.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(report.about).toMatchObject({
    province: content.awards[0]!.province.name,
    productGroup: "B",
    round: content.round.name,
    seal: sealName(sealed!),
  });
});

test("an implementation of others verifies the credential and the list, and finds what was revoked", async ({ db }) => {
  const { credential, certificate, list } = await aCredential(db);
  const read = async () => JSON.parse(await list()) as object;
  expect([verifiesElsewhere(credential), verifiesElsewhere(await read())]).toEqual([true, true]);
  expect(verifiesElsewhere({ ...credential, name: "khác" })).toBe(false);
  expect(verifiesElsewhere({ ...(await read()), issuer: "did:web:other.example" })).toBe(false);
  expect(isSetElsewhere(await read(), certificate.statusIndex)).toBe(false);
  await db.insert(revocations).values({
    certificateId: certificate.id,
    revokedOn: today,
    reason: "Vi phạm",
    recordedBy: (await anActor(db)).userId,
  });
  expect(isSetElsewhere(await read(), certificate.statusIndex)).toBe(true);
});

test("there is none before the results are sealed", async ({ db }) => {
  const { ctx, signer, certificate } = await aCredential(db);
  const read = (await certificateByNumber(ctx, certificate.number))!;
  expect(() => credentialOf({ ...read, seal: null }, signer, SITE)).toThrow(
    expect.objectContaining({ code: "closed" }),
  );
});

test("the day of the list is told, and a list of days ago does not speak for today", async ({ db }) => {
  const { text, key, list } = await aCredential(db);
  const now = new Date();
  const at = async (daysAgo: number) => {
    const day = new Date(now.getTime() - daysAgo * 86_400_000 + 60_000);
    const report = await checkCredential(text, { now, trusted: [key], statusList: await list(day) });
    return [faults(report), report.statusAsOf, report.ok];
  };
  const told = (daysAgo: number) =>
    `${new Date(now.getTime() - daysAgo * 86_400_000 + 60_000).toISOString().slice(0, 19)}Z`;
  expect(await at(1)).toEqual([[], told(1), true]);
  expect(await at(2)).toEqual([[["status", "unknown", "list_old"]], told(2), true]);
});

test("who signed is unknown where only one installation's keys are, and refused where it claims to be that one", async ({
  db,
}) => {
  const { ctx, certificate, key } = await aCredential(db);
  const { signer: forger } = servicesOf(db);
  const now = new Date();
  const known = { now, trusted: [key], trustedOf: "did:web:tinhhoa.test" };
  const by = async (site: string) =>
    checkCredential(
      JSON.stringify((await credentialByNumber(ctx, forger, site, certificate.number)).credential),
      known,
    );
  const [ours, anothers] = [await by(SITE), await by("https://other.example")];
  expect([ours.ok, faults(ours)[0]]).toEqual([false, ["key", "failed", "other_key"]]);
  expect([anothers.ok, faults(anothers)[0]]).toEqual([null, ["key", "unknown", "not_pinned"]]);
});

test("each field that was changed is told, with what is genuine", async ({ db }) => {
  const { text, entry } = await aCredential(db);
  const forged = text
    .replaceAll(entry.product.name, "Rượu giả")
    .replace('"year":2026,', "")
    .replace('"type":["AchievementSubject"]', '"type":["AchievementSubject"],"medal":"vàng"');
  expect(differences(forged, text)?.map(differenceWords)).toEqual([
    expect.stringContaining("Rượu giả"),
    `Tên sản phẩm: tệp ghi “Rượu giả”, hệ thống ghi “${entry.product.name}”.`,
    "Năm: tệp không có, hệ thống ghi “2026”.",
    "credentialSubject.medal: tệp ghi “vàng”, hệ thống không có mục này.",
  ]);
  expect([differences(text, text), differences("{", text)]).toEqual([[], null]);
});

test("a name that stands twice is refused, whatever it says the second time", async ({ db }) => {
  const { text, key, entry } = await aCredential(db);
  const name = `"productName":${JSON.stringify(entry.product.name)}`;
  const doubled = text.replace(name, `"productName":"Rượu giả",${name}`);
  const { checks, ok } = await checkCredential(doubled, { now: new Date(), trusted: [key] });
  expect([ok, checks]).toEqual([
    false,
    [{ name: "format", state: "failed", reason: "doubled_name", field: "productName" }],
  ]);
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
    faults(await checkCredential(file, { now, trusted: [key], statusList: await list(known.now), ...known }));
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

test("a list that a later key of the issuer signed still counts, and one of a stranger's key does not", async ({
  db,
}) => {
  const { ctx, text, key } = await aCredential(db);
  const { signer: later } = servicesOf(db);
  const keys = [key, { publicKey: later.publicKey }];
  const statusList = JSON.stringify(await statusListByNumber(ctx, later, SITE, 1));
  expect(faults(await checkCredential(text, { now: new Date(), trusted: keys, statusList }))).toEqual([]);
  expect(faults(await checkCredential(text, { now: new Date(), trusted: [key], statusList }))).toEqual([
    ["status", "failed", "list_other_key"],
  ]);
  const ofOthers = { now: new Date(), trusted: [key], trustedOf: "", statusList };
  expect(faults(await checkCredential(text, ofOthers))).toEqual([["status", "unknown", "list_not_pinned"]]);
  const elsewhere = JSON.stringify(await statusListByNumber(ctx, later, "https://other.example", 1));
  expect(faults(await checkCredential(text, { now: new Date(), trusted: keys, statusList: elsewhere }))).toEqual([
    ["status", "failed", "list_forged"],
  ]);
});

import { and, eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, keyWithdrawals, seals } from "~/db/schema";
import { checkCredential } from "~/domain/credentials/check-credential";
import { credentialByNumber } from "~/domain/credentials/credential.server";
import { issuerDocument } from "~/domain/credentials/issuer.server";
import { keysOfDocument } from "~/domain/credentials/issuer-document";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { type KeyToWithdraw, withdrawKey } from "~/domain/credentials/withdraw-key.server";
import { checkSeal } from "~/domain/seals/check-seal";
import { makeSeal } from "~/domain/seals/make-seal.server";
import { sealFile } from "~/domain/seals/queries.server";
import type { SealContent } from "~/domain/seals/rules";

const SITE = "https://tinhhoa.test";
const HOUR = 3_600_000;
const ended = (from: Date): KeyToWithdraw => ({ kind: "ended", from, reason: "Đổi khóa theo kế hoạch năm 2026" });
const stolen = (from: Date): KeyToWithdraw => ({ kind: "compromised", from, reason: "Máy chủ bị xâm nhập" });

/** A release that the test key sealed, its credential as somebody saved it, and the key that signs since. */
async function aSavedCredential(db: Database) {
  const old = aSigner();
  const { signer: current } = servicesOf(db);
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ number: certificates.number, issuedAt: certificates.createdAt, digest: seals.digest, sealId: seals.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(seals, eq(seals.id, certificates.sealId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const ctx = contextOf(db, null);
  const textOf = async (signer: typeof old) =>
    JSON.stringify((await credentialByNumber(ctx, signer, SITE, row!.number)).credential);
  const verdict = async (text: string) => {
    const trusted = keysOfDocument(JSON.stringify(await issuerDocument(ctx, current, SITE)))!;
    const statusList = JSON.stringify(await statusListByNumber(ctx, current, SITE, 1));
    const { checks } = await checkCredential(text, { now: new Date(), trusted, statusList });
    return checks.filter(({ state }) => state !== "ok").map(({ name, reason }) => `${name} ${reason}`);
  };
  const sealed = async () => JSON.stringify(await sealFile(ctx, row!.digest));
  const sealVerdict = async (text: string) => {
    const trusted = keysOfDocument(JSON.stringify(await issuerDocument(ctx, current, SITE)))!;
    const { checks } = checkSeal(text, { trusted });
    return checks.filter(({ state }) => state !== "ok").map(({ name, reason }) => `${name} ${reason}`);
  };
  return { ...row!, ctx, old, current, textOf, verdict, sealed, sealVerdict };
}

// In this order: a file's tests share one database, and what was withdrawn stays so.
test("only a key of before is withdrawn, from a moment that is past, with a reason, and by its name", async ({
  db,
}) => {
  const { ctx, old, current } = await aSavedCredential(db);
  const refused = (id: string, act: KeyToWithdraw) => expect(withdrawKey(ctx, current, id, act)).rejects;
  await refused("0".repeat(16), ended(ctx.now)).toMatchObject({ code: "not_found" });
  await expect(withdrawKey(ctx, old, old.keyId, ended(ctx.now))).rejects.toMatchObject({ code: "conflict" });
  await refused(old.keyId, ended(new Date(ctx.now.getTime() + HOUR))).toMatchObject({ code: "conflict" });
  await refused(old.keyId, { ...ended(ctx.now), reason: "  cũ " }).toMatchObject({ code: "invalid" });
  expect(await db.$count(keyWithdrawals)).toBe(0);
});

test("a key ends before what it claims to have signed", async ({ db }) => {
  const { ctx, old, textOf, issuedAt } = await aSavedCredential(db);
  const trusted = (expires: Date) => [{ publicKey: old.publicKey, expires: expires.toISOString() }];
  const keyAt = async (expires: Date) =>
    (await checkCredential(await textOf(old), { now: ctx.now, trusted: trusted(expires) })).checks[2];
  expect(await keyAt(new Date(issuedAt.getTime() + HOUR))).toEqual({ name: "key", state: "ok" });
  expect(await keyAt(new Date(issuedAt.getTime() - HOUR))).toEqual({
    name: "key",
    state: "failed",
    reason: "key_ended",
  });
});

test("a key that ended: what it signed before stays, what claims to be later is refused, and it signs no more", async ({
  db,
}) => {
  const { ctx, old, current, textOf, verdict, sealed, sealVerdict, sealId } = await aSavedCredential(db);
  const saved = await textOf(old);
  expect(await verdict(saved)).toEqual([]);

  await withdrawKey(ctx, current, old.keyId, ended(ctx.now));

  const document = await issuerDocument(ctx, current, SITE);
  const method = (document.verificationMethod as { id: string; expires?: string }[]).find(({ expires }) => expires);
  expect(method?.expires).toBe(ctx.now.toISOString());
  expect(document.assertionMethod).toContain(method!.id);
  expect(await verdict(await textOf(current))).toEqual([]);
  expect(await sealVerdict(await sealed())).toEqual([]);
  const later = new Date(ctx.now.getTime() + HOUR);
  const forged = JSON.stringify(await statusListByNumber(contextOf(db, null, later), old, SITE, 1));
  const trusted = keysOfDocument(JSON.stringify(document))!;
  const { checks } = await checkCredential(await textOf(current), { now: new Date(), trusted, statusList: forged });
  expect(checks.at(-1)).toMatchObject({ state: "failed", reason: "list_forged" });
  expect(await auditOf(db, old.keyId)).toEqual(["keys.withdrawn"]);

  const [seal] = await db.select().from(seals).where(eq(seals.id, sealId));
  const content = { ...(seal!.content as SealContent), version: 2, supersedes: seal!.digest };
  const again = db.transaction((tx) => makeSeal({ ...ctx, db: tx }, old, seal!.decisionId, content));
  await expect(again).rejects.toMatchObject({ cause: expect.objectContaining({ code: "23514" }) });
  await expect(withdrawKey(ctx, current, old.keyId, ended(ctx.now))).rejects.toMatchObject({ code: "conflict" });
});

test("a compromised key: nothing it signed is believed, seals are signed again, and what is served holds", async ({
  db,
}) => {
  const [seal] = await db.select({ digest: seals.digest, signature: seals.signature, keyId: seals.keyId }).from(seals);
  const { signer: current } = servicesOf(db);
  const ctx = contextOf(db, null);
  const old = aSigner();
  const [row] = await db.select({ number: certificates.number }).from(certificates);
  const saved = JSON.stringify((await credentialByNumber(ctx, old, SITE, row!.number)).credential);
  const savedSeal = JSON.stringify(await sealFile(ctx, seal!.digest));

  const { signedAgain } = await withdrawKey(ctx, current, old.keyId, stolen(new Date(ctx.now.getTime() - HOUR)));

  expect(signedAgain).toBe(await db.$count(seals, eq(seals.keyId, old.keyId)));
  const document = await issuerDocument(ctx, current, SITE);
  const trusted = keysOfDocument(JSON.stringify(document))!;
  const reasons = async (text: string) =>
    (await checkCredential(text, { now: new Date(), trusted })).checks.flatMap(({ reason }) => reason ?? []);
  expect(await reasons(saved)).toEqual(["key_compromised", "not_asked"]);
  expect(await reasons(JSON.stringify((await credentialByNumber(ctx, current, SITE, row!.number)).credential))).toEqual(
    ["not_asked"],
  );
  expect((document.assertionMethod as string[]).length).toBe(trusted.filter(({ revoked }) => !revoked).length);

  const failing = (text: string) => checkSeal(text, { trusted }).checks.flatMap(({ reason }) => reason ?? []);
  const served = await sealFile(ctx, seal!.digest);
  expect(failing(savedSeal)).toEqual(["key_compromised"]);
  expect(failing(JSON.stringify(served))).toEqual([]);
  expect(served.seal).toMatchObject({ digest: seal!.digest, key: current.keyId });
  expect(
    await db.$count(keyWithdrawals, and(eq(keyWithdrawals.keyId, old.keyId), eq(keyWithdrawals.kind, "compromised"))),
  ).toBe(1);
  await expect(db.update(keyWithdrawals).set({ reason: "khác" })).rejects.toMatchObject({
    cause: expect.objectContaining({ code: "23001" }),
  });
});

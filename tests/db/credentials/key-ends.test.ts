import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import type { Signer } from "~/adapters/keys/index";
import { keysAtHand, openSigner } from "~/adapters/keys/open.server";
import type { Database } from "~/db/client.server";
import { decisions, keyWithdrawals, ledgerHeads, seals, signingKeys } from "~/db/schema";
import { headToKeep } from "~/domain/archive/kept.server";
import { type KeyToWithdraw, withdrawKey } from "~/domain/credentials/withdraw-key.server";
import { keepKey, keysOfInstallation } from "~/domain/ledger/keys.server";
import { signHead } from "~/domain/ledger/sign-head.server";
import { signLedgers } from "~/domain/ledger/sign-ledgers.server";
import { verifyLedger } from "~/domain/ledger/verify-ledger.server";
import { roundById } from "~/domain/rounds/queries.server";
import { transcriptPage } from "~/domain/transcripts/queries.server";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";

const HOUR = 3_600_000;
const reason = "Đổi khóa theo kế hoạch năm 2026";
const ended = (from: Date): KeyToWithdraw => ({ kind: "ended", from, reason });
const stolen = (from: Date): KeyToWithdraw => ({ kind: "compromised", from, reason });

/** A key that nothing else of the file uses. */
function aKey(db: Database): Signer {
  const der = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" });
  const { journal, ring } = servicesOf(db).signer;
  return { ...openSigner({ DATA_DIR: "", SIGNING_KEY: der.toString("base64") }), journal, ring };
}

async function aSealed(db: Database) {
  const { round } = await aDecidedRound(db, { totals: [90] });
  const [seal] = await db
    .select({ id: seals.id, content: sql<JsonValue>`${seals.content}`, sealedAt: seals.sealedAt })
    .from(seals)
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .where(eq(decisions.roundId, round.id));
  return { round, seal: seal!, ctx: contextOf(db, null), current: servicesOf(db).signer };
}

// In this order: a file's tests share one database, and what was withdrawn stays so.
test("a key does not end at or before the last seal or head it signed, which is named", async ({ db }) => {
  const { round, seal, ctx, current } = await aSealed(db);
  const old = aSigner();
  const end = (from: Date) => withdrawKey(ctx, current, old.keyId, ended(from));
  await expect(end(new Date(seal.sealedAt.getTime() - HOUR))).rejects.toMatchObject({ code: "conflict" });
  await expect(end(seal.sealedAt)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(seal.sealedAt.toISOString()),
  });
  const mine = aKey(db);
  const at = new Date(ctx.now.getTime() - 1);
  await signHead(contextOf(db, null, at), mine, round.id);
  await expect(withdrawKey(ctx, current, mine.keyId, ended(at))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(at.toISOString()),
  });
  expect(await db.$count(keyWithdrawals)).toBe(0);
  await withdrawKey(ctx, current, mine.keyId, ended(ctx.now));
  expect(await db.$count(keyWithdrawals)).toBe(1);
});

test("what signs while its key is being withdrawn waits, and is refused", async ({ db }) => {
  const { round, ctx } = await aSealed(db);
  const old = aKey(db);
  await keepKey(ctx, old);
  let signing: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await tx.select().from(signingKeys).where(eq(signingKeys.id, old.keyId)).for("update");
    signing = signHead(ctx, old, round.id).catch((error) => error);
    await tx.execute(sql`select pg_sleep(0.5)`);
    await tx
      .insert(keyWithdrawals)
      .values({ keyId: old.keyId, kind: "ended", withdrawnFrom: ctx.now, reason, recordedAt: ctx.now });
  });
  expect(await signing).toMatchObject({ cause: expect.objectContaining({ code: "23514" }) });
  expect(await db.$count(ledgerHeads, eq(ledgerHeads.keyId, old.keyId))).toBe(0);
});

test("a key that signed only credentials is known once another signs, and can be withdrawn", async ({ db }) => {
  const [old, ctx] = [aKey(db), contextOf(db, null)];
  const { signer: current } = servicesOf(db);
  await signLedgers(ctx, current);
  await signLedgers(ctx, old);
  expect(await db.$count(ledgerHeads, eq(ledgerHeads.keyId, old.keyId))).toBe(0);
  // It signed status lists and credentials until then, of which no row is kept.
  await expect(withdrawKey(ctx, current, old.keyId, ended(ctx.now))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(ctx.now.toISOString()),
  });
  const later = contextOf(db, null, new Date(ctx.now.getTime() + 1));
  await withdrawKey(later, current, old.keyId, ended(later.now));
  const found = (await keysOfInstallation(ctx, current)).find(({ id }) => id === old.keyId);
  expect(found).toMatchObject({ publicKey: old.publicKey, isCurrent: false, expires: later.now.toISOString() });
});

test("the keys that are known are kept beside the data, with what ended them", async ({ db }) => {
  const ctx = contextOf(db, null);
  const DATA_DIR = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-ring-"));
  expect(keysAtHand({ DATA_DIR })).toEqual({ keys: [], isWhole: false });
  const current = openSigner({ DATA_DIR });
  expect(keysAtHand({ DATA_DIR })).toEqual({ keys: [{ publicKey: current.publicKey }], isWhole: false });

  await signLedgers(ctx, current);

  const { keys, isWhole } = keysAtHand({ DATA_DIR });
  expect(isWhole).toBe(true);
  expect(keys).toContainEqual({ publicKey: current.publicKey });
  const known = await keysOfInstallation(ctx, current);
  expect(keys).toEqual(
    known.map(({ publicKey, expires, revoked }) => JSON.parse(JSON.stringify({ publicKey, expires, revoked }))),
  );
  expect(keys.some(({ expires }) => expires)).toBe(true);
});

test("the head of a compromised key is told, and is no fault of the ledger; readers of transcripts learn of the key", async ({
  db,
}) => {
  const { round, ctx, current } = await aSealed(db);
  const old = aKey(db);
  const head = await signHead(ctx, old, round.id);
  const { slug } = await roundById(ctx, round.id);
  const kept = () => headToKeep(ctx, { ...round, slug });
  expect((await verifyLedger(ctx, round.id)).compromised).toEqual([]);
  expect(await kept()).not.toHaveProperty("compromised");

  await withdrawKey(ctx, current, old.keyId, stolen(ctx.now));

  expect(await verifyLedger(ctx, round.id)).toMatchObject({ ok: true, compromised: [head!.size], findings: [] });
  expect(await kept()).toMatchObject({ size: head!.size, key: old.keyId, compromised: true });
  expect((await transcriptPage(ctx, slug)).keys).toContainEqual({
    publicKey: old.publicKey,
    expires: undefined,
    revoked: ctx.now.toISOString(),
  });
});

test("a seal rewritten with its digest is not what the ledger was told, and is not signed again", async ({ db }) => {
  const { seal, ctx, current } = await aSealed(db);
  const content = { ...(seal.content as { [key: string]: JsonValue }), decision: { number: "1/QĐ-GIẢ" } };
  const digest = sha256Hex(canonicalJson(content));
  const tamper = (digest: string, content: JsonValue) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(
        sql`update seals set digest = ${digest}, content = ${JSON.stringify(content)}::jsonb where id = ${seal.id}`,
      );
    });
  await tamper(digest, content);
  await expect(withdrawKey(ctx, current, aSigner().keyId, stolen(ctx.now))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(digest),
  });
  await tamper(sha256Hex(canonicalJson(seal.content)), seal.content);
  const { signedAgain } = await withdrawKey(ctx, current, aSigner().keyId, stolen(ctx.now));
  expect(signedAgain).toBe(await db.$count(seals, eq(seals.keyId, aSigner().keyId)));
});

import { generateKeyPairSync } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { anActor } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { openSigner } from "~/adapters/keys/open.server";
import type { Database } from "~/db/client.server";
import { ledgerEvents, ledgerHeads, ledgerLeaves, signingKeys } from "~/db/schema";
import { rootOf } from "~/domain/ledger/merkle";
import { recordEvents } from "~/domain/ledger/record-event.server";
import { roundsToSign, signHead } from "~/domain/ledger/sign-head.server";
import { signLedgers } from "~/domain/ledger/sign-ledgers.server";
import { type LedgerReport, verifyLedger } from "~/domain/ledger/verify-ledger.server";

const NOW = new Date("2026-06-03T02:00:00Z");

/** A round whose ledger holds so many events, none of them placed. */
async function aLedger(db: Database, events: number) {
  const round = await aRound(db);
  const write = async (count: number) => {
    const actor = await anActor(db);
    await db.transaction((tx) =>
      recordEvents(
        { db: tx, actor, now: NOW },
        Array.from({ length: count }, (_, number) => ({
          roundId: round.id,
          kind: "point_recorded" as const,
          payload: { sheet: "one", criterion: "I.1", points: number * 50, previous: null },
        })),
      ),
    );
  };
  await write(events);
  return { roundId: round.id, write };
}

const leavesOf = (db: Database, roundId: string) =>
  db.select().from(ledgerLeaves).where(eq(ledgerLeaves.roundId, roundId)).orderBy(asc(ledgerLeaves.place));

/** What no one can do through the site: the database's own triggers and references are off. */
const tamper = (db: Database, change: ReturnType<typeof sql>) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(change);
  });

test("events are placed in the order they were written, and the head signs the root over them", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId, write } = await aLedger(db, 5);
  const ctx = contextOf(db, null, NOW);
  expect(await roundsToSign(ctx)).toContain(roundId);

  const first = await signHead(ctx, signer, roundId);
  await write(4);
  const second = await signHead(ctx, signer, roundId);

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, roundId))
    .orderBy(asc(ledgerEvents.id));
  const leaves = await leavesOf(db, roundId);
  expect(leaves.map((leaf) => [leaf.place, leaf.eventId, leaf.leafHash])).toEqual(
    events.map((event, place) => [place, event.id, event.leafHash]),
  );
  const hashes = events.map((event) => event.leafHash);
  expect([first?.size, first?.root]).toEqual([5, rootOf(hashes.slice(0, 5))]);
  expect([second?.size, second?.root]).toEqual([9, rootOf(hashes)]);
  expect(await verifyLedger(ctx, roundId)).toEqual({
    ok: true,
    size: 9,
    root: second?.root,
    heads: 2,
    compromised: [],
    unplaced: 0,
    findings: [],
  });
  expect(await roundsToSign(ctx)).not.toContain(roundId);
});

test("a ledger that has not grown keeps its head, and an empty one has none", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 3);
  const ctx = contextOf(db, null, NOW);
  const head = await signHead(ctx, signer, roundId);
  expect(await signHead(contextOf(db, null), signer, roundId)).toMatchObject({ ...head });
  expect(await db.$count(ledgerHeads, eq(ledgerHeads.roundId, roundId))).toBe(1);
  expect(await signHead(ctx, signer, (await aRound(db)).id)).toBeNull();
});

test("those who sign at once give every event one place", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId, write } = await aLedger(db, 20);
  const ctx = contextOf(db, null, NOW);
  await Promise.all([signHead(ctx, signer, roundId), write(20), signHead(ctx, signer, roundId), write(20)]);
  const head = await signHead(ctx, signer, roundId);
  expect(head?.size).toBe(60);
  expect((await leavesOf(db, roundId)).map((leaf) => leaf.place)).toEqual(
    Array.from({ length: 60 }, (_, place) => place),
  );
  expect((await verifyLedger(ctx, roundId)).findings).toEqual([]);
});

test("the job signs every ledger that has grown", async ({ db }) => {
  const { signer } = servicesOf(db);
  const [one, two] = [await aLedger(db, 2), await aLedger(db, 3)];
  const ctx = contextOf(db, null, NOW);
  expect(await signLedgers(ctx, signer)).toBeGreaterThanOrEqual(2);
  for (const { roundId } of [one, two]) expect((await verifyLedger(ctx, roundId)).heads).toBe(1);
  expect(await signLedgers(ctx, signer)).toBe(0);
});

test("a ledger that cannot be signed does not hold up those after it", async ({ db }) => {
  const { signer } = servicesOf(db);
  const ctx = contextOf(db, null, NOW);
  const ledgers = [await aLedger(db, 3), await aLedger(db, 3), await aLedger(db, 3)];
  const [first, ...others] = ledgers.sort((a, b) => (a.roundId < b.roundId ? -1 : 1));
  await signHead(ctx, signer, first!.roundId);
  await first!.write(2);
  await tamper(db, sql`update ledger_heads set subtrees = '{}' where round_id = ${first!.roundId}`);

  await expect(signLedgers(ctx, signer)).rejects.toMatchObject({ errors: [expect.any(Error)] });

  for (const { roundId } of others) expect((await verifyLedger(ctx, roundId)).heads).toBe(1);
  await tamper(db, sql`delete from ledger_events where round_id = ${first!.roundId}`);
});

test.for([
  [
    "a digit of a payload",
    "event_changed",
    sql`update ledger_events set payload = replace(payload, '"points":150', '"points":160')`,
  ],
  [
    "a digit of a payload, and the hash with it",
    "leaf_differs",
    sql`update ledger_events set payload = replace(payload, '"points":150', '"points":160'),
      leaf_hash = encode(sha256('\\x00'::bytea || replace(payload, '"points":150', '"points":160')::bytea), 'hex')`,
  ],
  ["the hash of an event", "event_fields", sql`update ledger_events set leaf_hash = repeat('a', 64)`],
  ["a column beside the payload", "event_fields", sql`update ledger_events set kind = 'sheet_signed'`],
  ["the time of an event", "event_fields", sql`update ledger_events set recorded_at = recorded_at + interval '1 ms'`],
  ["who acted", "event_fields", sql`update ledger_events set actor_id = gen_random_uuid()`],
  ["what is sealed", "event_fields", sql`update ledger_events set sealed = '{"reason":"khác"}'`],
  ["an event", "event_missing", sql`delete from ledger_events`],
] as const)("what was done to %s is named with its place: %s", async ([, fault, change], { db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 7);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  const { eventId } = (await leavesOf(db, roundId))[3]!;
  await tamper(db, sql`${change} where id = ${eventId}`);
  expect(await verifyLedger(ctx, roundId)).toMatchObject({
    ok: false,
    findings: [{ fault, at: 3, eventId, since: null }],
  });
});

/** Carries what was found out of a transaction that is undone. */
class Undone extends Error {
  constructor(readonly findings: LedgerReport["findings"]) {
    super("undone");
  }
}

/** What decides or tells who, when and what: every column but the clock of a device. */
const COLUMNS = [
  "id",
  "round_id",
  "kind",
  "actor_id",
  "recorded_at",
  "operation_id",
  "payload",
  "sealed",
  "leaf_hash",
] as const;

/** A value with one bit of it turned over, such as the column can hold it. */
function turned(column: (typeof COLUMNS)[number], value: string, at: number, bit: number): string {
  if (column === "kind") return value === "sheet_signed" ? "point_recorded" : "sheet_signed";
  if (column === "recorded_at") return new Date(new Date(value).getTime() ^ (1 << bit)).toISOString();
  const isHex = column === "leaf_hash" || column === "id" || column.endsWith("_id");
  for (let place = at % value.length; ; place = (place + 1) % value.length) {
    if (value[place] === "-" && isHex) continue;
    const turnedOver = isHex
      ? (Number.parseInt(value[place]!, 16) ^ (1 << (bit % 4))).toString(16)
      : String.fromCharCode(value.charCodeAt(place) ^ (1 << bit));
    return `${value.slice(0, place)}${turnedOver}${value.slice(place + 1)}`;
  }
}

test("one bit turned over in any column of any event is found, and its place is named", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId, write } = await aLedger(db, 5);
  const actor = await anActor(db);
  await db.transaction((tx) =>
    recordEvents(
      { db: tx, actor, now: NOW },
      ["một", "hai"].map((reason) => ({ roundId, kind: "sheet_reopened", payload: {}, sealed: { reason } })),
    ),
  );
  await write(2);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  const leaves = await leavesOf(db, roundId);
  const rows = await db.execute<Record<(typeof COLUMNS)[number], string | null>>(
    sql`select ${sql.join(
      COLUMNS.map((column) => sql`${sql.identifier(column)}::text`),
      sql`, `,
    )} from ledger_events where round_id = ${roundId}`,
  );
  const values = new Map(rows.map((row) => [row.id, row]));
  const flips = fc.record({
    place: fc.integer({ min: 0, max: leaves.length - 1 }),
    column: fc.constantFrom(...COLUMNS),
    at: fc.nat(500),
    bit: fc.integer({ min: 0, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(flips, async ({ place, column, at, bit }) => {
      const { eventId } = leaves[place]!;
      const before = values.get(eventId)![column];
      // What has no secret gets one.
      const value = before === null ? "{}" : turned(column, before, at, bit);
      const findings = await db
        .transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`);
          await tx.execute(sql`update ledger_events e set ${sql.identifier(column)} =
            (jsonb_populate_record(e, jsonb_build_object(${column}::text, ${value}::text))).${sql.identifier(column)} where id = ${eventId}`);
          throw new Undone((await verifyLedger({ db: tx }, roundId)).findings);
        })
        .catch((error) => {
          if (error instanceof Undone) return error.findings;
          throw error;
        });
      expect(findings.map((one) => [one.at, one.eventId])).toEqual([[place, eventId]]);
    }),
    { numRuns: 100 },
  );
  expect((await verifyLedger(ctx, roundId)).ok).toBe(true);
}, 60_000);

test("who changes an event, its hash and its leaf is told by the head: between which two sizes", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId, write } = await aLedger(db, 4);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  await write(4);
  await signHead(ctx, signer, roundId);
  const { eventId } = (await leavesOf(db, roundId))[5]!;
  await tamper(
    db,
    sql`update ledger_events set payload = replace(payload, '"points":50', '"points":60'),
      leaf_hash = encode(sha256('\\x00'::bytea || replace(payload, '"points":50', '"points":60')::bytea), 'hex')
      where id = ${eventId}`,
  );
  await tamper(
    db,
    sql`update ledger_leaves set leaf_hash = (select leaf_hash from ledger_events where id = event_id) where event_id = ${eventId}`,
  );
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault: "root", at: 8, since: 4 }]);
});

test("two events that change places, and an event removed with its leaf, are found", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 6);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  const leaves = await leavesOf(db, roundId);
  const swap = (a: number, b: number) =>
    tamper(
      db,
      sql`update ledger_leaves set event_id = ${leaves[b]!.eventId}, leaf_hash = ${leaves[b]!.leafHash}
        where round_id = ${roundId} and place = ${a}`,
    );
  await tamper(db, sql`alter table ledger_leaves drop constraint ledger_leaves_event_id_unique`);
  await swap(1, 4);
  await swap(4, 1);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault: "root", at: 6, since: 0 }]);
  await swap(1, 1);
  await swap(4, 4);
  expect((await verifyLedger(ctx, roundId)).ok).toBe(true);

  await tamper(db, sql`delete from ledger_leaves where round_id = ${roundId} and place = 2`);
  await tamper(db, sql`delete from ledger_events where id = ${leaves[2]!.eventId}`);
  expect((await verifyLedger(ctx, roundId)).findings.map((one) => [one.fault, one.at])).toEqual([
    ["leaf_missing", 2],
    ["root", 6],
  ]);
});

test("events cut off the end are missed by the head", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 4);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  await tamper(db, sql`delete from ledger_leaves where round_id = ${roundId} and place >= 3`);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault: "cut_off", at: 4, since: 0 }]);
});

test("a ledger rewritten with its heads is missed by the heads kept outside, and not signed again", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId, write } = await aLedger(db, 4);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  await write(2);
  await signHead(ctx, signer, roundId);
  const kept = await signer.journal.headsOf(roundId);
  expect(kept.map((head) => head.size)).toEqual([4, 6]);
  expect((await verifyLedger(ctx, roundId, kept)).findings).toEqual([]);

  await tamper(db, sql`delete from ledger_heads where round_id = ${roundId} and size = 4`);
  expect((await verifyLedger(ctx, roundId, kept)).findings).toMatchObject([{ fault: "head_missing", at: 4 }]);

  await tamper(db, sql`delete from ledger_heads where round_id = ${roundId}`);
  await tamper(db, sql`delete from ledger_leaves where round_id = ${roundId}`);
  await tamper(db, sql`delete from ledger_events where round_id = ${roundId} and payload like '%"points":150%'`);
  expect((await verifyLedger(ctx, roundId)).findings).toEqual([]);
  expect((await verifyLedger(ctx, roundId, kept)).findings.map((one) => [one.fault, one.at])).toEqual([
    ["head_missing", 4],
    ["head_missing", 6],
    ["cut_off", 4],
    ["cut_off", 6],
  ]);
  await expect(signHead(ctx, signer, roundId)).rejects.toThrow("no longer begins with the head of 4 events");
  expect(await db.$count(ledgerLeaves, eq(ledgerLeaves.roundId, roundId))).toBe(0);
});

test.for([
  [
    "a payload that cannot be read",
    sql`update ledger_events set payload = 'x', leaf_hash = encode(sha256('\\x0078'::bytea), 'hex')`,
    "leaf_differs",
  ],
  ["a time out of every calendar", sql`update ledger_events set recorded_at = 'infinity'`, "event_fields"],
] as const)("%s is named like any other change", async ([, change, fault], { db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 3);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  const { eventId } = (await leavesOf(db, roundId))[1]!;
  await tamper(db, sql`${change} where id = ${eventId}`);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault, at: 1, eventId }]);
});

test("a leaf that is no hash, and one put far away, are named at once", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 4);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  await tamper(db, sql`update ledger_leaves set place = 2147483647 where round_id = ${roundId} and place = 3`);
  await tamper(db, sql`update ledger_leaves set leaf_hash = 'zz' where round_id = ${roundId} and place = 0`);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([
    { fault: "leaf_differs", at: 0 },
    { fault: "leaf_missing", at: 3, until: 2147483646 },
    { fault: "root", at: 4, since: 0 },
  ]);
});

test("a head that its key did not sign is forged, and so is a key under another's name", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 4);
  const ctx = contextOf(db, null, NOW);
  await signHead(ctx, signer, roundId);
  await tamper(db, sql`update ledger_heads set signed_at = signed_at - interval '1 day' where round_id = ${roundId}`);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault: "head_forged", at: 4 }]);

  const der = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" });
  const other = openSigner({ DATA_DIR: "", SIGNING_KEY: der.toString("base64") });
  await tamper(db, sql`update signing_keys set public_key = ${other.publicKey} where id = ${signer.keyId}`);
  expect((await verifyLedger(ctx, roundId)).findings).toMatchObject([{ fault: "key_forged", at: 4 }]);
});

test("leaves, heads and keys are append-only", async ({ db }) => {
  const { signer } = servicesOf(db);
  const { roundId } = await aLedger(db, 1);
  await signHead(contextOf(db, null, NOW), signer, roundId);
  for (const table of [ledgerLeaves, ledgerHeads, signingKeys]) {
    await expect(db.delete(table)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
  }
});

import { createPublicKey, verify } from "node:crypto";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { ledgerEvents, ledgerHeads, ledgerLeaves, rounds, signingKeys } from "~/db/schema";
import { leafHash, sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { headText } from "./head";
import { GrowingTree } from "./merkle";
import { pseudonymOf } from "./pseudonym.server";

/**
 * Where the ledger is not what it was. `event_*` and `leaf_*` name one place (`leaf_differs`: an event that agrees with itself, or
 * its leaf, is another); `root` says that something up to that size changed, and that it was the same up to `since`;
 * `head_forged` that a head was not signed by its key, `key_forged` that the key is not the one of its name.
 */
export const LEDGER_FAULTS = [
  ...(["event_changed", "event_missing", "leaf_differs", "leaf_missing", "event_fields"] as const),
  ...(["root", "head_forged", "key_forged"] as const),
] as const;
export type LedgerFault = (typeof LEDGER_FAULTS)[number];

export interface LedgerFinding {
  readonly fault: LedgerFault;
  /** Place of the event from 0, or the size of the head. */
  readonly at: number;
  readonly eventId: string | null;
  /** For `root`: the last size whose head still agrees. */
  readonly since: number | null;
}

export interface LedgerReport {
  readonly ok: boolean;
  /** Events with a place in the tree. */
  readonly size: number;
  readonly root: string;
  readonly heads: number;
  /** Events written since the last batch: no head covers them yet. */
  readonly unplaced: number;
  /** The first of them, in the order of the ledger. */
  readonly findings: readonly LedgerFinding[];
}

const BATCH = 5_000;
const MOST_FINDINGS = 100;

/**
 * Compare every event of a round with its leaf, every leaf with the tree, and every signed head with the root at its size: what
 * anyone changed, removed or put elsewhere, with any rights on the database, is named.
 * Source: docs/rules/ledger.md#verify.
 */
export async function verifyLedger(ctx: Pick<Context, "db">, roundId: string): Promise<LedgerReport> {
  const findings: LedgerFinding[] = [];
  const [ledgerSalt, heads] = await Promise.all([saltOf(ctx, roundId), headsOf(ctx, roundId)]);
  findings.push(...forgedIn(heads));
  const tree = new GrowingTree();
  const open = [...heads];
  let since = 0;
  const compareHeads = () => {
    while (open[0] && open[0].size === tree.size) {
      const head = open.shift()!;
      if (head.root === tree.root()) since = head.size;
      else findings.push({ fault: "root", at: head.size, eventId: null, since });
    }
  };
  for await (const row of rowsOf(ctx, roundId)) {
    while (tree.size < row.place) {
      findings.push({ fault: "leaf_missing", at: tree.size, eventId: null, since: null });
      tree.append(NO_LEAF);
      compareHeads();
    }
    findings.push(...faultsOf(row, ledgerSalt));
    tree.append(row.leaf);
    compareHeads();
  }
  for (const head of open) findings.push({ fault: "root", at: head.size, eventId: null, since });
  return {
    ok: findings.length === 0,
    size: tree.size,
    root: tree.root(),
    heads: heads.length,
    unplaced: await unplacedIn(ctx, roundId),
    findings: findings.slice(0, MOST_FINDINGS),
  };
}

/** Stands where a leaf was removed, so that those after it keep their places. */
const NO_LEAF = "0".repeat(64);

async function saltOf(ctx: Pick<Context, "db">, roundId: string): Promise<string> {
  const [row] = await ctx.db.select({ salt: rounds.ledgerSalt }).from(rounds).where(eq(rounds.id, roundId));
  return row?.salt ?? "";
}

type HeadRow = Awaited<ReturnType<typeof headsOf>>[number];

function headsOf(ctx: Pick<Context, "db">, roundId: string) {
  return ctx.db
    .select({
      roundId: ledgerHeads.roundId,
      size: ledgerHeads.size,
      root: ledgerHeads.root,
      signedAt: ledgerHeads.signedAt,
      keyId: ledgerHeads.keyId,
      signature: ledgerHeads.signature,
      publicKey: signingKeys.publicKey,
    })
    .from(ledgerHeads)
    .innerJoin(signingKeys, eq(signingKeys.id, ledgerHeads.keyId))
    .where(eq(ledgerHeads.roundId, roundId))
    .orderBy(asc(ledgerHeads.size));
}

function forgedIn(heads: readonly HeadRow[]): LedgerFinding[] {
  return heads.flatMap((head): LedgerFinding[] => {
    const isNamed = sha256Hex(Buffer.from(head.publicKey, "base64url")).startsWith(head.keyId);
    if (!isNamed) return [{ fault: "key_forged", at: head.size, eventId: null, since: null }];
    return isSigned(head) ? [] : [{ fault: "head_forged", at: head.size, eventId: null, since: null }];
  });
}

function isSigned({ publicKey, signature, ...head }: HeadRow): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(headText(head)), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

interface LedgerRow {
  readonly place: number;
  readonly leaf: string;
  /** Null where the event was removed. */
  readonly event: typeof ledgerEvents.$inferSelect | null;
  readonly eventId: string;
}

async function* rowsOf(ctx: Pick<Context, "db">, roundId: string): AsyncGenerator<LedgerRow> {
  let after = -1;
  for (;;) {
    const rows = await ctx.db
      .select({
        place: ledgerLeaves.place,
        leaf: ledgerLeaves.leafHash,
        eventId: ledgerLeaves.eventId,
        event: ledgerEvents,
      })
      .from(ledgerLeaves)
      .leftJoin(ledgerEvents, eq(ledgerEvents.id, ledgerLeaves.eventId))
      .where(and(eq(ledgerLeaves.roundId, roundId), gt(ledgerLeaves.place, after)))
      .orderBy(asc(ledgerLeaves.place))
      .limit(BATCH);
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.place;
  }
}

function faultsOf({ place, leaf, event, eventId }: LedgerRow, ledgerSalt: string): LedgerFinding[] {
  const named = (fault: LedgerFault): LedgerFinding => ({ fault, at: place, eventId, since: null });
  if (!event) return [named("event_missing")];
  const hash = leafHash(event.payload);
  if (hash !== leaf) return [named(hash === event.leafHash ? "leaf_differs" : "event_changed")];
  return event.leafHash === leaf && sameFields(event, ledgerSalt) ? [] : [named("event_fields")];
}

type EventRow = typeof ledgerEvents.$inferSelect;

/** The columns pages search by say what the payload says, and what is sealed is what its hash was made of. */
function sameFields({ payload, sealed, ...event }: EventRow, ledgerSalt: string): boolean {
  const told = JSON.parse(payload) as Record<string, unknown>;
  return (
    told.round === event.roundId &&
    told.kind === event.kind &&
    // Events from before people had pseudonyms name the user.
    (told.actor === pseudonymOf(ledgerSalt, event.actorId) || told.actor === event.actorId) &&
    told.operation === event.operationId &&
    told.at === event.recordedAt.toISOString() &&
    told.sealed === (sealed === null ? undefined : sha256Hex(sealed))
  );
}

async function unplacedIn(ctx: Pick<Context, "db">, roundId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(ledgerEvents)
    .leftJoin(ledgerLeaves, eq(ledgerLeaves.eventId, ledgerEvents.id))
    .where(and(eq(ledgerEvents.roundId, roundId), sql`${ledgerLeaves.eventId} is null`));
  return row!.count;
}

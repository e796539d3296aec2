import { createPublicKey, verify } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { KeptHead } from "~/adapters/keys/index";
import { ledgerEvents, ledgerHeads, ledgerLeaves, rounds, signingKeys } from "~/db/schema";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { checkRow, type RowFault } from "./check-row.server";
import { headText } from "./head";
import { compromisedKeys } from "./keys.server";
import { rowsOf } from "./ledger-rows.server";
import { serverTree } from "./server-tree.server";

/**
 * Where the ledger is not what it was. `event_*`, `leaf_*` name one place or, for `leaf_missing`, the places from `at` to `until`
 * (`leaf_differs`: an event that agrees with itself, or its leaf, is another; `event_fields`: its columns say other than its
 * payload); `root` says that something up to that size changed, and that it was the same up to `since`; `cut_off` that there were
 * more events once; `head_forged` that a head was not signed by its key, `key_forged` that the key is not the one of its name,
 * `head_missing` that a head which is kept elsewhere is gone.
 */
export type LedgerFault =
  | RowFault
  | "leaf_missing"
  | "root"
  | "cut_off"
  | "head_forged"
  | "key_forged"
  | "head_missing";

export interface LedgerFinding {
  readonly fault: LedgerFault;
  /** Place of the event from 0, or the size of the head. */
  readonly at: number;
  readonly eventId: string | null;
  /** For `root`: the last size whose head still agrees. */
  readonly since: number | null;
  /** For `leaf_missing`: the last place that is. */
  readonly until: number | null;
}

export interface LedgerReport {
  readonly ok: boolean;
  /** Events with a place in the tree. */
  readonly size: number;
  readonly root: string;
  readonly heads: number;
  /** Sizes of the heads whose key was compromised since: their signatures say nothing, only later heads and the journal do. No fault. */
  readonly compromised: readonly number[];
  /** Events written since the last batch: no head covers them yet. */
  readonly unplaced: number;
  /** The first of them, in the order of the ledger. */
  readonly findings: readonly LedgerFinding[];
}

const MOST_FINDINGS = 100;

/**
 * Compare every event of a round with its leaf, every leaf with the tree, and every head with the root at its size: what anyone
 * changed, removed or put elsewhere, with any rights on the database, is named.
 * kept: heads from outside the database, of the installation's journal or of whoever kept one.
 * Source: docs/rules/ledger.md#verify.
 */
export async function verifyLedger(
  ctx: Pick<Context, "db">,
  roundId: string,
  kept: readonly KeptHead[] = [],
): Promise<LedgerReport> {
  const findings: LedgerFinding[] = [];
  const find = (fault: LedgerFault, at: number, more: Partial<LedgerFinding> = {}) => {
    if (findings.length < MOST_FINDINGS) findings.push({ fault, at, eventId: null, since: null, until: null, ...more });
  };
  const [ledgerSalt, heads, lost] = await Promise.all([
    saltOf(ctx, roundId),
    headsOf(ctx, roundId),
    compromisedKeys(ctx),
  ]);
  for (const head of heads) {
    if (!isNamed(head)) find("key_forged", head.size);
    else if (!isSigned(head)) find("head_forged", head.size);
  }
  const gone = kept.filter(({ size, root }) => !heads.some((head) => head.size === size && head.root === root));
  for (const { size } of gone) find("head_missing", size);

  const tree = serverTree();
  const known = [...heads, ...gone].sort((a, b) => a.size - b.size);
  let [next, since] = [0, 0];
  for await (const row of rowsOf(ctx, roundId)) {
    if (row.place > next) {
      find("leaf_missing", next, { until: row.place - 1 });
      // Behind a gap every head is another; each event is still compared with its leaf.
      for (const head of known.splice(0)) find("root", head.size, { since });
    }
    const fault = checkRow(row, { id: roundId, ledgerSalt });
    if (fault) find(fault, row.place, { eventId: row.eventId });
    tree.append(isHash(row.leaf) ? row.leaf : NO_LEAF);
    next = row.place + 1;
    while (known[0] && known[0].size <= next) {
      const head = known.shift()!;
      if (head.root === tree.root()) since = head.size;
      else find("root", head.size, { since });
    }
  }
  for (const head of known) find("cut_off", head.size, { since });
  return {
    ok: findings.length === 0,
    size: tree.size,
    root: tree.root(),
    heads: heads.length,
    compromised: heads.filter(({ keyId }) => lost.has(keyId)).map(({ size }) => size),
    unplaced: await unplacedIn(ctx, roundId),
    findings,
  };
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** Stands where a leaf was made unreadable, so that those after it keep their places. */
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

const isNamed = ({ publicKey, keyId }: HeadRow) =>
  sha256Hex(Buffer.from(publicKey, "base64url")).slice(0, keyId.length) === keyId && keyId.length === 16;

function isSigned({ publicKey, signature, ...head }: HeadRow): boolean {
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(headText(head)), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

async function unplacedIn(ctx: Pick<Context, "db">, roundId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(ledgerEvents)
    .leftJoin(ledgerLeaves, eq(ledgerLeaves.eventId, ledgerEvents.id))
    .where(sql`${ledgerEvents.roundId} = ${roundId} and ${ledgerLeaves.eventId} is null`);
  return row!.count;
}

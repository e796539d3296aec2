import { and, asc, desc, eq, gte, notExists, sql } from "drizzle-orm";
import type { KeptHead, Signer } from "~/adapters/keys/index";
import { ledgerEvents, ledgerHeads, ledgerLeaves, signingKeys } from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { inTransaction } from "../transaction.server";
import { type Head, headText, type SignedHead } from "./head";
import { keepKey } from "./keys.server";
import type { GrowingTree } from "./merkle";
import { serverTree } from "./server-tree.server";

const BATCH = 10_000;

/**
 * Give the events of a round that have no place yet theirs, and sign what the ledger is now. Null while the round has no event;
 * the head that stands where nothing was added since. Whoever comes second waits for the first.
 * Throws when the ledger does not begin with what was signed before: a ledger that was rewritten is not signed.
 * Source: docs/rules/ledger.md#heads.
 */
export async function signHead(ctx: Context, signer: Signer, roundId: string): Promise<SignedHead | null> {
  const kept = await signer.journal.headsOf(roundId);
  const signed = await inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${roundId}`}, 0))`);
    const size = await placeEvents(ctx, roundId);
    const last = await lastHead(ctx, roundId);
    await requireKept(ctx, roundId, kept);
    if (size === 0) return null;
    if (last?.size === size) return last;
    const tree = serverTree(last ?? undefined);
    if (last && tree.root() !== last.root) throw new Error(`The last head of the ledger of ${roundId} was changed`);
    await growTo(ctx, roundId, tree, size);
    await keepKey(ctx, signer);
    const head: Head = { roundId, size, root: tree.root(), signedAt: ctx.now };
    const made = { ...head, keyId: signer.keyId, signature: signer.sign(headText(head)) };
    await ctx.db.insert(ledgerHeads).values({ ...made, subtrees: [...tree.subtrees] });
    return { ...made, publicKey: signer.publicKey };
  });
  // After the commit: what is kept did happen.
  if (signed && !kept.some((head) => head.size === signed.size)) await signer.journal.keep([signed]);
  return signed;
}

/** Every head kept outside the database is still in it. */
async function requireKept(ctx: WriteContext, roundId: string, kept: readonly KeptHead[]): Promise<void> {
  if (kept.length === 0) return;
  const rows = await ctx.db
    .select({ size: ledgerHeads.size, root: ledgerHeads.root })
    .from(ledgerHeads)
    .where(eq(ledgerHeads.roundId, roundId));
  const gone = kept.find(({ size, root }) => !rows.some((row) => row.size === size && row.root === root));
  if (gone) throw new Error(`The ledger of ${roundId} no longer begins with the head of ${gone.size} events`);
}

/** The newest signed head of a round; null before the first. Public: it tells nothing of what the events say. */
export async function lastHead(
  ctx: Pick<Context, "db">,
  roundId: string,
): Promise<(SignedHead & { readonly subtrees: readonly string[] }) | null> {
  const [row] = await ctx.db
    .select({ head: ledgerHeads, publicKey: signingKeys.publicKey })
    .from(ledgerHeads)
    .innerJoin(signingKeys, eq(signingKeys.id, ledgerHeads.keyId))
    .where(eq(ledgerHeads.roundId, roundId))
    .orderBy(desc(ledgerHeads.size))
    .limit(1);
  return row ? { ...row.head, publicKey: row.publicKey } : null;
}

/** Rounds with events that no head covers. */
export async function roundsToSign(ctx: Pick<Context, "db">): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: ledgerEvents.roundId })
    .from(ledgerEvents)
    .where(
      notExists(ctx.db.select({ one: sql`1` }).from(ledgerLeaves).where(eq(ledgerLeaves.eventId, ledgerEvents.id))),
    );
  return rows.map((row) => row.id);
}

/** Returns how many events have a place now. */
async function placeEvents(ctx: WriteContext, roundId: string): Promise<number> {
  const [row] = await ctx.db.execute<{ size: number }>(sql`
    with known as (select coalesce(max(place) + 1, 0) as size from ledger_leaves where round_id = ${roundId}),
    placed as (
      insert into ledger_leaves (round_id, place, event_id, leaf_hash)
      select e.round_id, known.size + (row_number() over (order by e.id))::int - 1, e.id, e.leaf_hash
      from ledger_events e cross join known
      where e.round_id = ${roundId} and not exists (select from ledger_leaves l where l.event_id = e.id)
      returning 1
    )
    select known.size + (select count(*)::int from placed) as size from known`);
  return row!.size;
}

async function growTo(ctx: WriteContext, roundId: string, tree: GrowingTree, size: number): Promise<void> {
  while (tree.size < size) {
    const rows = await ctx.db
      .select({ leafHash: ledgerLeaves.leafHash })
      .from(ledgerLeaves)
      .where(and(eq(ledgerLeaves.roundId, roundId), gte(ledgerLeaves.place, tree.size)))
      .orderBy(asc(ledgerLeaves.place))
      .limit(BATCH);
    if (rows.length === 0) throw new Error(`The ledger of ${roundId} holds fewer leaves than ${size}`);
    for (const { leafHash } of rows) tree.append(leafHash);
  }
}

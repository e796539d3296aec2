import { asc, eq, sql } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { keyWithdrawals, signingKeys, signingKeyUses } from "~/db/schema";
import type { KeyWithdrawal } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { TrustedKey } from "./trusted-keys";

export interface Withdrawal {
  readonly kind: KeyWithdrawal;
  /** ISO 8601. */
  readonly from: string;
  /** Public. */
  readonly reason: string;
}

/** A key of this installation, and whether it was withdrawn. */
export interface InstallationKey extends TrustedKey {
  readonly id: string;
  /** ISO 8601; null for one that has signed nothing that is kept. */
  readonly firstUsedAt: string | null;
  /** It signs now. */
  readonly isCurrent: boolean;
  readonly withdrawals: readonly Withdrawal[];
}

/**
 * Keep the public half of the key that signs now. Credentials are signed when they are read and leave no row behind: without this,
 * the key that made them would be unknown, and could not be withdrawn, once another signs.
 */
export async function keepKey(ctx: Pick<Context, "db" | "now">, signer: Signer): Promise<void> {
  await ctx.db
    .insert(signingKeys)
    .values({ id: signer.keyId, publicKey: signer.publicKey, firstUsedAt: ctx.now })
    .onConflictDoNothing();
}

/**
 * The same, with the moment: of what the key signs as it is read nothing else tells that it was in use. And keep all public halves where
 * a file is verified without the database.
 */
export async function keepUseOfKey(ctx: Pick<Context, "db" | "now">, signer: Signer): Promise<void> {
  await keepKey(ctx, signer);
  const lastUsedAt = sql`greatest(${signingKeyUses.lastUsedAt}, excluded.last_used_at)`;
  await ctx.db
    .insert(signingKeyUses)
    .values({ keyId: signer.keyId, lastUsedAt: ctx.now })
    .onConflictDoUpdate({ target: signingKeyUses.keyId, set: { lastUsedAt } });
  await keepRing(ctx, signer);
}

/** Keep what is known of every key where a file is verified without the database: by each machine at its start, and after a withdrawal. */
export async function keepRing(ctx: Pick<Context, "db">, signer: Signer): Promise<void> {
  const known = await keysKept(ctx);
  await signer.ring.keep(known.map(({ publicKey, expires, revoked }) => ({ publicKey, expires, revoked })));
}

/** The ids of keys that somebody else may have. Public. */
export async function compromisedKeys(ctx: Pick<Context, "db">): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ id: keyWithdrawals.keyId })
    .from(keyWithdrawals)
    .where(eq(keyWithdrawals.kind, "compromised"));
  return new Set(rows.map(({ id }) => id));
}

/** The key that signs now and every key that signed before, in the order of their first use. Public. */
export async function keysOfInstallation(ctx: Pick<Context, "db">, signer: Signer): Promise<InstallationKey[]> {
  const known = await keysKept(ctx);
  const current = { id: signer.keyId, publicKey: signer.publicKey, firstUsedAt: null, withdrawals: [] };
  const keys = known.some(({ id }) => id === current.id) ? known : [current, ...known];
  return keys.map((key) => ({ ...key, isCurrent: key.id === signer.keyId }));
}

/** Every key that signed something here, with its withdrawals. Public. */
export async function keysKept(ctx: Pick<Context, "db">): Promise<Omit<InstallationKey, "isCurrent">[]> {
  const rows = await ctx.db
    .select({ key: signingKeys, withdrawal: keyWithdrawals })
    .from(signingKeys)
    .leftJoin(keyWithdrawals, eq(keyWithdrawals.keyId, signingKeys.id))
    .orderBy(asc(signingKeys.firstUsedAt), asc(signingKeys.id), asc(keyWithdrawals.recordedAt));
  const known = new Map(rows.map(({ key }) => [key.id, { ...key, firstUsedAt: key.firstUsedAt.toISOString() }]));
  return [...known.values()].map((key) => {
    const withdrawals = rows.flatMap(({ withdrawal }) => (withdrawal?.keyId === key.id ? [told(withdrawal)] : []));
    const from = (kind: KeyWithdrawal) => withdrawals.find((one) => one.kind === kind)?.from;
    const [expires, revoked] = [from("ended"), from("compromised")];
    return {
      ...key,
      withdrawals,
      ...(expires && { expires }),
      ...(revoked && { revoked }),
    };
  });
}

const told = ({ kind, withdrawnFrom, reason }: typeof keyWithdrawals.$inferSelect): Withdrawal => ({
  kind,
  from: withdrawnFrom.toISOString(),
  reason,
});

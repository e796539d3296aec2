import { asc, eq } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { keyWithdrawals, signingKeys } from "~/db/schema";
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

/** The key that signs now and every key that signed before, in the order of their first use. Public. */
export async function keysOfInstallation(ctx: Pick<Context, "db">, signer: Signer): Promise<InstallationKey[]> {
  const rows = await ctx.db
    .select({ key: signingKeys, withdrawal: keyWithdrawals })
    .from(signingKeys)
    .leftJoin(keyWithdrawals, eq(keyWithdrawals.keyId, signingKeys.id))
    .orderBy(asc(signingKeys.firstUsedAt), asc(signingKeys.id), asc(keyWithdrawals.recordedAt));
  const current = { id: signer.keyId, publicKey: signer.publicKey, firstUsedAt: null };
  const known = new Map(rows.map(({ key }) => [key.id, { ...key, firstUsedAt: key.firstUsedAt.toISOString() }]));
  const keys = known.has(current.id) ? [...known.values()] : [current, ...known.values()];
  return keys.map((key) => {
    const withdrawals = rows.flatMap(({ withdrawal }) => (withdrawal?.keyId === key.id ? [told(withdrawal)] : []));
    const from = (kind: KeyWithdrawal) => withdrawals.find((one) => one.kind === kind)?.from;
    const [expires, revoked] = [from("ended"), from("compromised")];
    return {
      ...key,
      isCurrent: key.id === signer.keyId,
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

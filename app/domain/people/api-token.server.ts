import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Database, Transaction } from "~/db/client.server";
import { apiTokens } from "~/db/schema";
import type { Actor } from "../context";
import { loadActor } from "./actor.server";
import { hashOfSecret } from "./secret.server";

/** What a token may be used for. `read`: what its person may read. */
export const TOKEN_SCOPES = ["judging", "booths", "gates", "read"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Begins every token, so that one that leaked is recognised by a scanner. */
export const TOKEN_PREFIX = "tinhhoa_";
const TOUCH_MS = 5 * 60_000;

/**
 * The person and the scopes of a bearer token; null when it is unknown, revoked or too old, or the account is disabled.
 * Notes that it was used, at most once in five minutes.
 */
export async function actorOfToken(
  db: Database | Transaction,
  token: string,
  now: Date,
  address: string | null = null,
): Promise<{ actor: Actor; tokenId: string; scopes: ReadonlySet<string> } | null> {
  if (!token.startsWith(TOKEN_PREFIX)) return null;
  const [row] = await db
    .select({
      id: apiTokens.id,
      userId: apiTokens.userId,
      scopes: apiTokens.scopes,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .where(
      and(eq(apiTokens.tokenHash, hashOfSecret(token)), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now)),
    );
  const actor = row && (await loadActor(db, row.userId, now, address));
  if (!actor) return null;
  const stale = new Date(now.getTime() - TOUCH_MS);
  if (!row.lastUsedAt || row.lastUsedAt < stale) {
    await db
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(apiTokens.id, row.id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, stale))));
  }
  return { actor, tokenId: row.id, scopes: new Set(row.scopes) };
}

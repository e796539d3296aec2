import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Database, Transaction } from "~/db/client.server";
import { apiTokens, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Actor, Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { loadActor } from "./actor.server";
import { hashOfSecret, newSecret } from "./secret.server";

/** What a token may be used for. `read`: what its person may read. */
export const TOKEN_SCOPES = ["judging", "booths", "read"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Begins every token, so that one that leaked is recognised by a scanner. */
const PREFIX = "tinhhoa_";
const TOUCH_MS = 5 * 60_000;

interface NewToken {
  readonly email: string;
  readonly scopes: readonly TokenScope[];
  readonly name: string;
  readonly expiresAt: Date | null;
}

/** Make a token from the command line. It is told once; the database keeps its hash. Throws "not_found" for an unknown account. */
export function createToken(ctx: Context, input: NewToken): Promise<{ token: string }> {
  return inTransaction(ctx, async (ctx) => {
    const [user] = await ctx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, input.email), isNull(users.disabledAt)));
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    const { token, hash } = newSecret(PREFIX);
    const [row] = await ctx.db
      .insert(apiTokens)
      .values({
        tokenHash: hash,
        userId: user.id,
        name: input.name,
        scopes: [...input.scopes],
        createdAt: ctx.now,
        expiresAt: input.expiresAt,
      })
      .returning({ id: apiTokens.id });
    await recordAudit(ctx, {
      act: "people.token_created",
      subject: { kind: "api_token", id: row!.id },
      after: { userId: user.id, scopes: [...input.scopes], expiresAt: input.expiresAt?.toISOString() ?? null },
    });
    return { token };
  });
}

/** The person and the scopes of a bearer token; null when it is unknown, revoked or too old, or the account is disabled. */
export async function actorOfToken(
  db: Database | Transaction,
  token: string,
  now: Date,
  address: string | null = null,
): Promise<{ actor: Actor; scopes: ReadonlySet<string> } | null> {
  if (!token.startsWith(PREFIX)) return null;
  const [row] = await db
    .select({ id: apiTokens.id, userId: apiTokens.userId, scopes: apiTokens.scopes })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.tokenHash, hashOfSecret(token)),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    );
  const actor = row && (await loadActor(db, row.userId, now, address));
  if (!actor) return null;
  const stale = new Date(now.getTime() - TOUCH_MS);
  await db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.id, row.id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, stale))));
  return { actor, scopes: new Set(row.scopes) };
}

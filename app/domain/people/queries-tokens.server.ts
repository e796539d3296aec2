import { and, desc, eq, gt, isNull, type SQL } from "drizzle-orm";
import { apiTokens, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayManageTokens } from "./policy";

export interface TokenLine {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To five minutes; null when it was never used. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const LINE = {
  id: apiTokens.id,
  name: apiTokens.name,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  revokedAt: apiTokens.revokedAt,
};

const inForce = (ctx: Context): SQL | undefined => and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, ctx.now));

/** The tokens of an account that work now, newest first. */
export async function tokensOf(ctx: Context, userId: string): Promise<TokenLine[]> {
  if (!mayManageTokens(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
  return ctx.db
    .select(LINE)
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), inForce(ctx)))
    .orderBy(desc(apiTokens.id));
}

/** A token that is about to be revoked. Throws "not_found" also for someone else's and for one that no longer works. */
export async function tokenToRevoke(ctx: Context, tokenId: string): Promise<TokenLine & { owner: string }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [row] = isUuid(tokenId)
    ? await ctx.db
        .select({ ...LINE, userId: apiTokens.userId, owner: users.name })
        .from(apiTokens)
        .innerJoin(users, eq(users.id, apiTokens.userId))
        .where(and(eq(apiTokens.id, tokenId), inForce(ctx)))
    : [];
  if (!row || !mayManageTokens(ctx.actor, row.userId)) throw new DomainError("not_found", m.people_token_unknown());
  const { userId: _, ...line } = row;
  return line;
}

/**
 * Tokens of all accounts, or of one, newest first, for the command line: whoever runs it holds the database, so no policy is
 * asked. all: those too that were revoked or have run out.
 */
export function tokensForCommand(
  ctx: Context,
  { email, all }: { email?: string; all: boolean },
): Promise<(TokenLine & { email: string })[]> {
  const ofUser = email === undefined ? undefined : eq(users.email, email);
  return ctx.db
    .select({ ...LINE, email: users.email })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(ofUser, all ? undefined : inForce(ctx)))
    .orderBy(desc(apiTokens.id));
}

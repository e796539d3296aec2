import { and, eq, isNull } from "drizzle-orm";
import { apiTokens, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { TOKEN_PREFIX, type TokenScope } from "./api-token.server";
import { TOKEN_DAYS, TOKEN_DAYS_MAXIMUM } from "./rules";
import { newSecret } from "./secret.server";

interface NewToken {
  readonly email: string;
  readonly scopes: readonly TokenScope[];
  readonly name: string;
  /** Whole days until it ends, from 1 to TOKEN_DAYS_MAXIMUM. */
  readonly days?: number;
}

/**
 * Make a token from the command line: whoever runs it holds the database, so no policy is asked; the audit keeps it. It is
 * told once; the database keeps its hash. Throws "not_found" for an unknown account, "invalid" for too many days.
 */
export function createToken(
  ctx: Context,
  { email, scopes, name, days = TOKEN_DAYS }: NewToken,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  return inTransaction(ctx, async (ctx) => {
    if (!Number.isInteger(days) || days < 1 || days > TOKEN_DAYS_MAXIMUM) {
      throw new DomainError("invalid", m.people_token_days({ maximum: TOKEN_DAYS_MAXIMUM }));
    }
    const [user] = await ctx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    const { token, hash } = newSecret(TOKEN_PREFIX);
    const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000);
    const [row] = await ctx.db
      .insert(apiTokens)
      .values({ tokenHash: hash, userId: user.id, name, scopes: [...scopes], createdAt: ctx.now, expiresAt })
      .returning({ id: apiTokens.id });
    const { id } = row!;
    await recordAudit(ctx, {
      act: "people.token_created",
      subject: { kind: "api_token", id },
      after: { userId: user.id, scopes: [...scopes], expiresAt: expiresAt.toISOString() },
    });
    return { id, token, expiresAt };
  });
}

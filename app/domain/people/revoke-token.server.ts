import { eq } from "drizzle-orm";
import { apiTokens } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayManageTokens } from "./policy";

/** Stop a token for good. Throws "not_found" also for someone else's, "closed" for one that was revoked already. */
export function revokeToken(ctx: Context, tokenId: string): Promise<void> {
  return revoke(ctx, tokenId, (userId) => mayManageTokens(ctx.actor, userId));
}

/** The same from the command line: whoever runs it holds the database, so no policy is asked; the audit keeps it. */
export function revokeTokenByCommand(ctx: Context, tokenId: string): Promise<void> {
  return revoke(ctx, tokenId, () => true);
}

function revoke(ctx: Context, tokenId: string, may: (userId: string) => boolean): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [token] = isUuid(tokenId)
      ? await ctx.db.select().from(apiTokens).where(eq(apiTokens.id, tokenId)).for("update")
      : [];
    if (!token || !may(token.userId)) throw new DomainError("not_found", m.people_token_unknown());
    if (token.revokedAt !== null) throw new DomainError("closed", m.people_token_is_revoked());
    await ctx.db.update(apiTokens).set({ revokedAt: ctx.now }).where(eq(apiTokens.id, tokenId));
    await recordAudit(ctx, {
      act: "people.token_revoked",
      subject: { kind: "api_token", id: tokenId },
      after: { userId: token.userId, name: token.name },
    });
  });
}

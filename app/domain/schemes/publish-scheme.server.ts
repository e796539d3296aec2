import { desc, eq } from "drizzle-orm";
import { schemes, schemeVersions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { misfitsOf, SchemeRules, type SchemeTemplate } from "./rules";

export interface PublishedScheme {
  readonly schemeId: string;
  readonly versionId: string;
  /** From 1. */
  readonly version: number;
}

/**
 * Make a scheme's rules available to new rounds. Rules already published are left alone; changed ones become the next
 * version, and rounds made from an earlier one keep theirs. A command of the installation: no page calls it.
 * Throws "invalid" when the criteria do not add up.
 */
export function publishScheme(ctx: Context, scheme: SchemeTemplate): Promise<PublishedScheme> {
  return inTransaction(ctx, async (ctx) => {
    const rules = SchemeRules.parse(scheme.rules);
    if (misfitsOf(rules).length > 0) throw new DomainError("invalid", m.rounds_scheme_does_not_add_up());
    const rulesHash = hashOfRules(rules);
    const { code, name, nameEn } = scheme;
    // The update also locks the row, so that two servers starting at once publish one version.
    const [row] = await ctx.db
      .insert(schemes)
      .values({ code, name, nameEn })
      .onConflictDoUpdate({ target: schemes.code, set: { name, nameEn } })
      .returning({ id: schemes.id });
    const schemeId = row!.id;
    const [latest] = await ctx.db
      .select({ versionId: schemeVersions.id, version: schemeVersions.version, rulesHash: schemeVersions.rulesHash })
      .from(schemeVersions)
      .where(eq(schemeVersions.schemeId, schemeId))
      .orderBy(desc(schemeVersions.version))
      .limit(1);
    if (latest?.rulesHash === rulesHash) return { schemeId, versionId: latest.versionId, version: latest.version };
    const version = (latest?.version ?? 0) + 1;
    const [added] = await ctx.db
      .insert(schemeVersions)
      .values({ schemeId, version, rules, rulesHash, publishedAt: ctx.now })
      .returning({ versionId: schemeVersions.id });
    return { schemeId, versionId: added!.versionId, version };
  });
}

/** SHA-256 of the canonical JSON (RFC 8785) of rules, hex: what a round is frozen under. */
export function hashOfRules(rules: SchemeRules): string {
  return sha256Hex(canonicalJson(rules as unknown as JsonValue));
}

import { and, eq, isNull, max } from "drizzle-orm";
import { schemes, schemeVersions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { findingsIn } from "./check-rules";
import { SchemeRules, type SchemeTemplate } from "./rules";

export interface PublishedScheme {
  readonly schemeId: string;
  readonly versionId: string;
  /** From 1. */
  readonly version: number;
}

/**
 * Make the rules of a scheme that the program ships available to new rounds. Rules it has published already, in whichever
 * version, are left alone, so that an older server that starts beside a newer one publishes nothing; new ones become the
 * next version, and rounds made from an earlier one keep theirs. A command of the installation: no page calls it.
 * Throws "invalid" when its rules do not hold together, "conflict" when an agency has a scheme of this code.
 */
export function publishScheme(ctx: Context, scheme: SchemeTemplate): Promise<PublishedScheme> {
  return inTransaction(ctx, async (ctx) => {
    const rules = SchemeRules.parse(scheme.rules);
    if (findingsIn(rules).length > 0) throw new DomainError("invalid", m.rounds_scheme_does_not_add_up());
    const { code, name, nameEn } = scheme;
    // The update also locks the row, so that two servers starting at once publish one version.
    const [row] = await ctx.db
      .insert(schemes)
      .values({ code, name, nameEn })
      .onConflictDoUpdate({ target: schemes.code, set: { name, nameEn }, setWhere: isNull(schemes.agencyId) })
      .returning({ id: schemes.id });
    if (!row) throw new DomainError("conflict", m.schemes_code_is_an_agencys({ code }));
    const [known] = await ctx.db
      .select({ versionId: schemeVersions.id, version: schemeVersions.version })
      .from(schemeVersions)
      .where(and(eq(schemeVersions.schemeId, row.id), eq(schemeVersions.rulesHash, hashOfRules(rules))));
    if (known) return { schemeId: row.id, ...known };
    return { schemeId: row.id, ...(await addVersion(ctx, row.id, { rules, by: null, note: null })) };
  });
}

/** Who makes a version, with which words, and the version of another scheme that it copies. */
interface Provenance {
  readonly by: string | null;
  readonly note: string | null;
  readonly copiedFromId?: string;
}

/** The next version of a scheme whose row the caller has locked. `by` is null for what the program ships. */
export async function addVersion(
  ctx: WriteContext,
  schemeId: string,
  { rules, ...version }: { readonly rules: SchemeRules } & Provenance,
): Promise<Omit<PublishedScheme, "schemeId">> {
  const [latest] = await ctx.db
    .select({ version: max(schemeVersions.version) })
    .from(schemeVersions)
    .where(eq(schemeVersions.schemeId, schemeId));
  const number = (latest?.version ?? 0) + 1;
  const [added] = await ctx.db
    .insert(schemeVersions)
    .values({
      ...{ schemeId, version: number, rules, rulesHash: hashOfRules(rules), publishedAt: ctx.now },
      ...{ publishedBy: version.by, note: version.note, copiedFromId: version.copiedFromId },
    })
    .returning({ versionId: schemeVersions.id });
  return { versionId: added!.versionId, version: number };
}

/** SHA-256 of the canonical JSON (RFC 8785) of rules, hex: what a round is frozen under. */
export function hashOfRules(rules: SchemeRules): string {
  return sha256Hex(canonicalJson(rules as unknown as JsonValue));
}

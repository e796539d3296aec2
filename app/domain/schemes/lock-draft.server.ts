import { desc, eq } from "drizzle-orm";
import { schemeDrafts, schemes, schemeVersions, users } from "~/db/schema";
import { formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { mayReadSchemes, whyNotWrite } from "./policy";
import { SchemeRules } from "./rules";

export interface LockedScheme {
  readonly id: string;
  readonly code: string;
  readonly agencyId: string | null;
}

/**
 * Lock a scheme's row until the end of the transaction, for those who may write it: its draft and its versions are written
 * under this lock. "not_found" for an unknown code, "forbidden" for a scheme that is not the actor's to change.
 */
export async function lockScheme(ctx: WriteContext, code: string): Promise<LockedScheme> {
  const [row] = await ctx.db
    .select({ id: schemes.id, code: schemes.code, agencyId: schemes.agencyId })
    .from(schemes)
    .where(eq(schemes.code, code))
    .for("update");
  if (!mayReadSchemes(ctx.actor)) throw new DomainError("forbidden", m.schemes_for_organisers());
  if (!row) throw new DomainError("not_found", m.schemes_unknown());
  const refusal = whyNotWrite(ctx.actor, row);
  if (refusal) throw new DomainError("forbidden", refusal);
  return row;
}

export interface LockedDraft {
  readonly scheme: LockedScheme;
  readonly rules: SchemeRules;
  readonly version: number;
}

/**
 * Lock a scheme and read its draft. seen: the version that the person read.
 * "conflict" when someone else saved, published or discarded it since, with who and when.
 */
export async function lockDraft(ctx: WriteContext, code: string, seen: number): Promise<LockedDraft> {
  const scheme = await lockScheme(ctx, code);
  const [draft] = await ctx.db
    .select({
      rules: schemeDrafts.rules,
      version: schemeDrafts.version,
      updatedAt: schemeDrafts.updatedAt,
      by: users.name,
    })
    .from(schemeDrafts)
    .innerJoin(users, eq(users.id, schemeDrafts.updatedBy))
    .where(eq(schemeDrafts.schemeId, scheme.id));
  if (!draft) throw new DomainError("conflict", await whatBecameOfIt(ctx, scheme.id));
  if (draft.version !== seen) {
    throw new DomainError("conflict", m.schemes_saved_meanwhile({ name: draft.by, at: formatTime(draft.updatedAt) }));
  }
  return { scheme, rules: SchemeRules.parse(draft.rules), version: draft.version };
}

async function whatBecameOfIt(ctx: WriteContext, schemeId: string): Promise<string> {
  const [latest] = await ctx.db
    .select({ version: schemeVersions.version, at: schemeVersions.publishedAt, by: users.name })
    .from(schemeVersions)
    .leftJoin(users, eq(users.id, schemeVersions.publishedBy))
    .where(eq(schemeVersions.schemeId, schemeId))
    .orderBy(desc(schemeVersions.version))
    .limit(1);
  if (!latest?.by) return m.schemes_draft_is_gone();
  return m.schemes_draft_is_gone_since({ version: latest.version, name: latest.by, at: formatTime(latest.at) });
}

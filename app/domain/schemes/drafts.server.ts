import { eq } from "drizzle-orm";
import { schemeDrafts, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type SaidFinding, saidFindings } from "./finding-sentences";
import { mayReadDraft, whyNotWrite } from "./policy";
import { rulesOfVersion, type SchemeHead, schemeByCode } from "./queries.server";
import { SchemeRules } from "./rules";

export interface SchemeDraft {
  readonly scheme: SchemeHead;
  /** As they stand in the draft; without one, those of the latest version. */
  readonly rules: SchemeRules;
  /** Of the latest version, which the draft will follow. */
  readonly published: SchemeRules;
  /** Null while nobody writes the next version. */
  readonly saved: {
    /** How often the draft was saved. */
    readonly version: number;
    readonly at: Date;
    readonly by: string;
  } | null;
  readonly findings: readonly SaidFinding[];
  /** Why the actor cannot write it now: not an organiser of the agency, or no draft was begun. */
  readonly whyNotWrite: string | null;
}

/** The draft of a scheme, for the people of its agency; "not_found" to anyone else. */
export async function draftOf(ctx: Context, code: string): Promise<SchemeDraft> {
  const scheme = await schemeByCode(ctx, code);
  if (!mayReadDraft(ctx.actor, scheme)) throw new DomainError("not_found", m.schemes_no_draft());
  const published = await rulesOfVersion(ctx, scheme.id, scheme.latest);
  const [row] = await ctx.db
    .select({
      rules: schemeDrafts.rules,
      version: schemeDrafts.version,
      at: schemeDrafts.updatedAt,
      by: users.name,
    })
    .from(schemeDrafts)
    .innerJoin(users, eq(users.id, schemeDrafts.updatedBy))
    .where(eq(schemeDrafts.schemeId, scheme.id));
  const rules = row ? SchemeRules.parse(row.rules) : published;
  return {
    scheme,
    rules,
    published,
    saved: row ? { version: row.version, at: row.at, by: row.by } : null,
    findings: saidFindings(rules),
    whyNotWrite: whyNotWrite(ctx.actor, scheme) ?? (row ? null : m.schemes_no_draft()),
  };
}

import { and, asc, count, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { agencyNameToday } from "~/db/agency-name.server";
import { rounds, schemeDrafts, schemes as schemesTable, schemeVersions, users } from "~/db/schema";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayReadDraft, mayReadSchemes } from "./policy";
import { SchemeRules } from "./rules";

export interface Scheme {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly versionId: string;
  readonly version: number;
  readonly rules: SchemeRules;
}

const scheme = {
  code: schemesTable.code,
  name: schemesTable.name,
  nameEn: schemesTable.nameEn,
  versionId: schemeVersions.id,
  version: schemeVersions.version,
  rules: schemeVersions.rules,
};

/** The schemes a round may be made from, each at its latest version; those that come with the program first. */
export async function schemes(ctx: Context): Promise<Scheme[]> {
  const rows = await ctx.db
    .selectDistinctOn([schemesTable.code], { scheme, isShipped: sql<boolean>`${schemesTable.agencyId} is null` })
    .from(schemesTable)
    .innerJoin(schemeVersions, eq(schemeVersions.schemeId, schemesTable.id))
    .orderBy(schemesTable.code, desc(schemeVersions.version));
  const shippedFirst = rows.sort((a, b) => Number(b.isShipped) - Number(a.isShipped));
  return shippedFirst.map((row) => withRules(row.scheme));
}

/** One version of a scheme, also one that was followed by another; null when unknown. */
export async function schemeVersionById(ctx: Context, versionId: string): Promise<Scheme | null> {
  const [row] = await ctx.db
    .select(scheme)
    .from(schemeVersions)
    .innerJoin(schemesTable, eq(schemesTable.id, schemeVersions.schemeId))
    .where(eq(schemeVersions.id, versionId));
  return row ? withRules(row) : null;
}

/** The newest version of a scheme that exists. */
export async function latestVersionOf(ctx: Context, code: string): Promise<Scheme> {
  const [row] = await ctx.db
    .select(scheme)
    .from(schemeVersions)
    .innerJoin(schemesTable, eq(schemesTable.id, schemeVersions.schemeId))
    .where(eq(schemesTable.code, code))
    .orderBy(desc(schemeVersions.version))
    .limit(1);
  if (!row) throw new DomainError("not_found", m.schemes_unknown());
  return withRules(row);
}

const withRules = <Row extends { rules: unknown }>(row: Row) => ({ ...row, rules: SchemeRules.parse(row.rules) });

export interface SchemeHead {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Whose it is; null: shipped with the program. */
  readonly agencyId: string | null;
  /** Its name of today. */
  readonly agencyName: string | null;
  readonly latest: number;
  readonly publishedAt: Date;
  /** Open rounds made from any of its versions, and those of the actor's agencies that are still prepared. */
  readonly rounds: number;
  /** When it was last saved; null without one, and to those who may not read it. */
  readonly draftAt: Date | null;
}

/** Shipped schemes first, then by name. "forbidden" to those who work with no rules. */
export async function schemeList(ctx: Context): Promise<SchemeHead[]> {
  return (await heads(ctx)).sort(
    (a, b) => Number(a.agencyId !== null) - Number(b.agencyId !== null) || compareVietnamese(a.name, b.name),
  );
}

/** "not_found" for a code that nothing has. */
export async function schemeByCode(ctx: Context, code: string): Promise<SchemeHead> {
  const [head] = await heads(ctx, eq(schemesTable.code, code));
  if (!head) throw new DomainError("not_found", m.schemes_unknown());
  return head;
}

async function heads(ctx: Context, which?: SQL): Promise<SchemeHead[]> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!mayReadSchemes(ctx.actor)) throw new DomainError("forbidden", m.schemes_for_organisers());
  const used = ctx.db
    .select({ schemeId: schemeVersions.schemeId, rounds: count().as("rounds") })
    .from(rounds)
    .innerJoin(schemeVersions, eq(schemeVersions.id, rounds.schemeVersionId))
    .where(isVisible(ctx))
    .groupBy(schemeVersions.schemeId)
    .as("used");
  const rows = await ctx.db
    .selectDistinctOn([schemesTable.id], {
      id: schemesTable.id,
      code: schemesTable.code,
      name: schemesTable.name,
      nameEn: schemesTable.nameEn,
      agencyId: schemesTable.agencyId,
      agencyName: agencyNameToday(schemesTable.agencyId, ctx.now),
      latest: schemeVersions.version,
      publishedAt: schemeVersions.publishedAt,
      rounds: used.rounds,
      draftAt: schemeDrafts.updatedAt,
    })
    .from(schemesTable)
    .innerJoin(schemeVersions, eq(schemeVersions.schemeId, schemesTable.id))
    .leftJoin(schemeDrafts, eq(schemeDrafts.schemeId, schemesTable.id))
    .leftJoin(used, eq(used.schemeId, schemesTable.id))
    .where(which)
    .orderBy(schemesTable.id, desc(schemeVersions.version));
  return rows.map(({ agencyName, rounds, draftAt, ...head }) => ({
    ...head,
    agencyName: head.agencyId === null ? null : agencyName,
    rounds: rounds ?? 0,
    draftAt: mayReadDraft(ctx.actor, head) ? draftAt : null,
  }));
}

/** A round that is prepared is its agency's own affair. */
function isVisible(ctx: Context): SQL | undefined {
  const agencies = ctx.actor!.memberships.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId]));
  return or(isNotNull(rounds.openedAt), agencies.length > 0 ? inArray(rounds.agencyId, agencies) : undefined);
}

export interface SchemeVersion {
  readonly version: number;
  readonly publishedAt: Date;
  /** Null for what the program ships. */
  readonly publishedBy: string | null;
  readonly note: string | null;
}

/** Latest first. The caller has read the scheme. */
export async function versionsOf(ctx: Context, schemeId: string): Promise<SchemeVersion[]> {
  const source = alias(schemeVersions, "source");
  const rows = await ctx.db
    .select({
      version: schemeVersions.version,
      publishedAt: schemeVersions.publishedAt,
      publishedBy: users.name,
      note: schemeVersions.note,
      source: { name: schemesTable.name, nameEn: schemesTable.nameEn, version: source.version },
    })
    .from(schemeVersions)
    .leftJoin(users, eq(users.id, schemeVersions.publishedBy))
    .leftJoin(source, eq(source.id, schemeVersions.copiedFromId))
    .leftJoin(schemesTable, eq(schemesTable.id, source.schemeId))
    .where(eq(schemeVersions.schemeId, schemeId))
    .orderBy(desc(schemeVersions.version));
  return rows.map(({ source: from, ...row }) => ({
    ...row,
    note:
      from?.version != null
        ? m.schemes_note_copied({
            name: nameInLanguage({ name: from.name!, nameEn: from.nameEn! }),
            version: from.version,
          })
        : row.note,
  }));
}

/** The rules of one version. The caller has read the scheme. "not_found" for a number that is no version. */
export async function rulesOfVersion(ctx: Context, schemeId: string, version: number): Promise<SchemeRules> {
  return (await versionOf(ctx, schemeId, version)).rules;
}

/** The same with its id. */
export async function versionOf(
  ctx: Context,
  schemeId: string,
  version: number,
): Promise<{ readonly versionId: string; readonly rules: SchemeRules }> {
  const [row] = Number.isSafeInteger(version)
    ? await ctx.db
        .select({ versionId: schemeVersions.id, rules: schemeVersions.rules })
        .from(schemeVersions)
        .where(and(eq(schemeVersions.schemeId, schemeId), eq(schemeVersions.version, version)))
    : [];
  if (!row) throw new DomainError("not_found", m.schemes_version_unknown());
  return { versionId: row.versionId, rules: SchemeRules.parse(row.rules) };
}

/** The rounds made from a scheme that the actor may know of, latest year first. The caller has read the scheme. */
export function roundsOf(ctx: Context, schemeId: string) {
  return ctx.db
    .select({
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      agencyId: rounds.agencyId,
      version: schemeVersions.version,
      openedAt: rounds.openedAt,
    })
    .from(rounds)
    .innerJoin(schemeVersions, eq(schemeVersions.id, rounds.schemeVersionId))
    .where(and(eq(schemeVersions.schemeId, schemeId), isVisible(ctx)))
    .orderBy(desc(rounds.year), asc(rounds.name));
}

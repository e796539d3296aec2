import { desc, eq } from "drizzle-orm";
import { schemes as schemesTable, schemeVersions } from "~/db/schema";
import type { Context } from "../context";
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

/** The schemes a round may be made from, each at its latest version. */
export async function schemes(ctx: Context): Promise<Scheme[]> {
  const rows = await ctx.db
    .selectDistinctOn([schemesTable.code], scheme)
    .from(schemesTable)
    .innerJoin(schemeVersions, eq(schemeVersions.schemeId, schemesTable.id))
    .orderBy(schemesTable.code, desc(schemeVersions.version));
  return rows.map(withRules);
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

const withRules = <Row extends { rules: unknown }>(row: Row) => ({ ...row, rules: SchemeRules.parse(row.rules) });

import { eq, sql } from "drizzle-orm";
import { schemes, schemeVersions } from "~/db/schema";
import type { Context } from "../context";

/** Of a scheme: what it was copied from in the end, or itself. Schemes of one root are one programme with other values. */
export const schemeRoot = sql<string>`coalesce(${schemes.rootId}, ${schemes.id})`;

/** The root of the scheme that a version belongs to. */
export async function rootOfVersion(ctx: Context, versionId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ root: schemeRoot })
    .from(schemeVersions)
    .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .where(eq(schemeVersions.id, versionId));
  return row!.root;
}

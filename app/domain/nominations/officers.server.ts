import { and, eq, inArray, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { memberships, users } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Context } from "../context";

export interface Officer {
  readonly id: string;
  readonly name: string;
}

/** The people of an agency who screen, by name. The caller has decided that the reader may know them. */
export async function officersOf(ctx: Context, agencyId: string): Promise<Officer[]> {
  const rows = await ctx.db
    .selectDistinct({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        inArray(memberships.role, [...AGENCY_ROLES]),
        isNull(memberships.endedAt),
      ),
    );
  return rows.sort((a, b) => compareVietnamese(a.name, b.name));
}

import { eq } from "drizzle-orm";
import { listLayouts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { maySeeListLayout } from "./policy";
import { ListLayout } from "./rules";

/** How an agency's lists are laid out; null where it never said. Lists are public, and so is how they look. */
export async function listLayoutOf(ctx: Pick<Context, "db">, agencyId: string): Promise<ListLayout | null> {
  const [row] = await ctx.db
    .select({ layout: listLayouts.layout })
    .from(listLayouts)
    .where(eq(listLayouts.agencyId, agencyId));
  return row ? ListLayout.parse(row.layout) : null;
}

/** The settings as their page shows them; version 0 where there are none. Throws "forbidden". */
export async function listLayoutToEdit(
  ctx: Context,
  agencyId: string,
): Promise<{ readonly layout: ListLayout | null; readonly version: number; readonly updatedAt: Date | null }> {
  if (!maySeeListLayout(ctx.actor, agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const [row] = await ctx.db.select().from(listLayouts).where(eq(listLayouts.agencyId, agencyId));
  if (!row) return { layout: null, version: 0, updatedAt: null };
  return { layout: ListLayout.parse(row.layout), version: row.version, updatedAt: row.updatedAt };
}

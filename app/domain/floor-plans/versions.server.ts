import { eq, sql } from "drizzle-orm";
import { hallVersions } from "~/db/schema";
import type { VersionCause } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import type { LockedHall } from "./lock-hall.server";
import { planOfHall } from "./queries.server";

/** What a version is kept as: by the name a person gave it, or before what is done next. */
export type VersionWhy =
  | { readonly note: string }
  | { readonly keptBefore: Exclude<VersionCause, "restoring"> }
  | { readonly keptBefore: "restoring"; readonly restoredNumber: number };

/** Keep a hall's plan as it is now. Part of a verb that locked the hall. Returns its number. */
export async function keepVersionOf(ctx: WriteContext, { hall, actor }: LockedHall, why: VersionWhy): Promise<number> {
  const [last] = await ctx.db
    .select({ number: sql<number>`coalesce(max(${hallVersions.number}), 0)::int` })
    .from(hallVersions)
    .where(eq(hallVersions.hallId, hall.id));
  const number = last!.number + 1;
  await ctx.db.insert(hallVersions).values({
    hallId: hall.id,
    number,
    plan: await planOfHall(ctx, hall),
    ...why,
    savedBy: actor.userId,
    savedAt: ctx.now,
  });
  return number;
}

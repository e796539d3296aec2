import { and, eq, inArray } from "drizzle-orm";
import { allocationLocks } from "~/db/schema";
import type { WriteContext } from "../context";

/** What was kept by hand for an application that says no to it is kept no longer. Part of an act that holds the policy. */
export async function unlockFor(ctx: WriteContext, applicationId: string, boothIds: readonly string[]): Promise<void> {
  const theirs = and(eq(allocationLocks.applicationId, applicationId), inArray(allocationLocks.boothId, [...boothIds]));
  await ctx.db.delete(allocationLocks).where(theirs);
}

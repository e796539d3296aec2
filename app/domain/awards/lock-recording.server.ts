import { sql } from "drizzle-orm";
import type { WriteContext } from "../context";

const RECORDING_LOCK = 7_245_302;

/**
 * One at a time records winners, until its transaction ends: two imports of a list, or an import and a release, must not write
 * the same winner twice. Taken after the row of the round or of the import, before anything is compared.
 */
export async function lockRecording(ctx: WriteContext): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${RECORDING_LOCK})`);
}

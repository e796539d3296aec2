import type { Database } from "~/db/client.server";
import { loadHolidays } from "./holidays/load-holidays.server";
import { loadProvinces } from "./provinces/load-provinces.server";
import { CNNTTB } from "./schemes/cnnttb";
import { HOUSE_PRIZE } from "./schemes/house-prize";
import { OCOP } from "./schemes/ocop";
import { publishScheme } from "./schemes/publish-scheme.server";

/**
 * What every database of this program holds: the provinces of both eras, the public holidays, and the schemes it ships. Changes
 * nothing when all is there.
 */
export async function loadReferenceData(db: Database, now: Date): Promise<void> {
  const ctx = { db, actor: null, now };
  await loadProvinces(ctx);
  await loadHolidays(ctx);
  for (const scheme of [CNNTTB, OCOP, HOUSE_PRIZE]) await publishScheme(ctx, scheme);
}

import type { Database } from "~/db/client.server";
import { loadProvinces } from "./provinces/load-provinces.server";
import { CNNTTB } from "./schemes/cnnttb";
import { publishScheme } from "./schemes/publish-scheme.server";

/** What every database of this program holds: the provinces of both eras, and the programme's own scheme. Changes nothing when all is there. */
export async function loadReferenceData(db: Database, now: Date): Promise<void> {
  const ctx = { db, actor: null, now };
  await loadProvinces(ctx);
  await publishScheme(ctx, CNNTTB);
}

import type { Database } from "~/db/client.server";
import { loadProvinces } from "~/domain/provinces/load-provinces.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { publishScheme } from "~/domain/schemes/publish-scheme.server";

/** The provinces of both eras and the CNNTTB scheme, as a started server has them. */
export async function loadReferenceData(db: Database): Promise<void> {
  const ctx = { db, actor: null, now: new Date("2026-01-01T00:00:00Z") };
  await loadProvinces(ctx);
  await publishScheme(ctx, CNNTTB);
}

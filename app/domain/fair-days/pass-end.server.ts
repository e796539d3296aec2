import { sql } from "drizzle-orm";
import { fairPasses } from "~/db/schema";

/**
 * From when on a pass lets in nobody, as a column of a query of passes: it was taken back, or its exhibitor's application is no longer
 * accepted. Null for one that holds. Source: docs/rules/fair-days.md#gates-and-passes.
 */
export function passEnd() {
  return sql`least(fair_passes.revoked_at, (
    select coalesce(
      (select min(e.at) from application_events e where e.application_id = a.id and e.kind <> 'grant_changed' and e.at > coalesce(
        (select max(x.at) from application_events x where x.application_id = a.id and x.kind = 'accepted'), '-infinity')),
      a.updated_at)
    from applications a where a.id = fair_passes.application_id and a.state <> 'accepted'))`.mapWith(
    fairPasses.revokedAt,
  );
}

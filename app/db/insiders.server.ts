import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { councilMembers, forwardedEntries, forwardings, memberships, rounds } from "./schema";

interface Insider {
  readonly userId: AnyPgColumn | SQL;
  /** A seat in the council that came after it opens nothing any more (`isBlindJuror`). */
  readonly seatedAt: AnyPgColumn | SQL;
  readonly now: Date;
}

/**
 * Whether someone could read whose entries are whose before they took a seat in a jury, as a part of a query of `rounds`: as
 * staff of the round's agency or of one that put entries forward to it, or as administrator, at any time since the round was opened;
 * or with a seat in its council, also one given up. Whoever names jurors and whoever lets scoring begin asks this one.
 */
export function couldReadMakers({ userId, seatedAt, now }: Insider): SQL<boolean> {
  return sql<boolean>`(exists (select from ${memberships} im where im.user_id = ${userId}
      and (im.ended_at is null or im.ended_at > coalesce(${rounds.openedAt}, ${now.toISOString()}::timestamptz))
      and (im.role = 'admin' or im.agency_id = ${rounds.agencyId}
        or im.agency_id in (select ifw.agency_id from ${forwardings} ifw
          join ${forwardedEntries} ife on ife.forwarding_id = ifw.id and ife.withdrawn_at is null
          where ifw.to_round_id = ${rounds.id})))
    or exists (select from ${councilMembers} ic
      where ic.round_id = ${rounds.id} and ic.user_id = ${userId} and ic.appointed_at <= ${seatedAt}))`;
}

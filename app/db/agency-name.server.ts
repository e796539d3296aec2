import { getTableName, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { getLocale } from "~/i18n/locale";
import { todayInVietnam } from "~/lib/dates";
import { agencies, agencyNames } from "./schema";

/**
 * What an agency is called now, in the language of the page, as a part of a query: the latest name that has begun, before
 * the first has begun that one, and without any the part of its address. Null where the column is.
 * Documents print the name of their own date instead: `agencyNameOn`.
 */
export function agencyNameToday(agencyId: AnyPgColumn, now: Date): SQL<string> {
  const name = getLocale() === "en" ? sql`coalesce(n.name_en, n.name)` : sql`n.name`;
  const today = sql`${todayInVietnam(now)}::date`;
  // With its table: a query of one table names columns without, and here they would be those of `a` or `n`.
  const agency = sql`${sql.identifier(getTableName(agencyId.table))}.${sql.identifier(agencyId.name)}`;
  return sql<string>`(select coalesce((select ${name} from ${agencyNames} n where n.agency_id = a.id
    order by n.valid_from > ${today}, abs(n.valid_from - ${today}) limit 1), a.slug)
    from ${agencies} a where a.id = ${agency})`;
}

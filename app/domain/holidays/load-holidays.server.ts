import { and, eq, inArray } from "drizzle-orm";
import { auditEntries, holidays } from "~/db/schema";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { readHolidayRows } from "./read-holidays.server";

/**
 * Put the holidays of data/holidays.csv into the table. Can be repeated: a day that is there stays as people wrote it, and one
 * that an admin removed does not come back.
 * Source: docs/rules/working-days.md.
 */
export function loadHolidays(ctx: Context): Promise<void> {
  return inTransaction(ctx, async ({ db }) => {
    const shipped = readHolidayRows();
    const removed = await db
      .selectDistinct({ day: auditEntries.subjectId })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, "holiday"),
          eq(auditEntries.act, "holidays.removed"),
          inArray(
            auditEntries.subjectId,
            shipped.map((row) => row.day),
          ),
        ),
      );
    const gone = new Set(removed.map((row) => row.day));
    const wanted = shipped.filter((row) => !gone.has(row.day));
    if (wanted.length > 0) await db.insert(holidays).values(wanted).onConflictDoNothing();
  });
}

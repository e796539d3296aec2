import { type AnyColumn, and, asc, eq, exists, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { applications, fairDaySettings, fairPasses, fairs, leads } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { USUAL_DAY_SETTINGS } from "./rules";

/**
 * Erase names and contacts of visitors once the term they agreed to is over, or that of their fair where it ends before: on passes and in
 * exhibitors' lists. Visits and the number of contacts stay. A fair each in a transaction of its own. Returns how many passes and leads; throws as `oneByOne`.
 * Source: docs/rules/fair-days.md#personal-data.
 */
export async function eraseVisitors(ctx: Context): Promise<number> {
  const days = sql`coalesce(${fairDaySettings.contactDays}, ${USUAL_DAY_SETTINGS.contactDays})`;
  const until = sql<string>`(${fairs.endsOn} + ${days}::int)::date`;
  const ofFair = eq(applications.fairId, fairs.id);
  const passed = ctx.db
    .select({ one: sql`1` })
    .from(fairPasses)
    .where(and(eq(fairPasses.fairId, fairs.id), named(), isOver(ctx, fairPasses.keepUntil, until)));
  const kept = ctx.db
    .select({ one: sql`1` })
    .from(leads)
    .innerJoin(applications, eq(applications.id, leads.applicationId))
    .where(and(ofFair, isNull(leads.erasedAt), isOver(ctx, leads.keepUntil, until)));
  const over = await ctx.db
    .select({ id: fairs.id, until })
    .from(fairs)
    .leftJoin(fairDaySettings, eq(fairDaySettings.fairId, fairs.id))
    .where(or(exists(passed), exists(kept)))
    .orderBy(asc(fairs.id));
  return oneByOne(over, ({ id, until }) => eraseOfFair(ctx, id, sql`${until}::date`));
}

/** Passes of visitors whose name is kept. */
const named = () => and(eq(fairPasses.kind, "visitor"), isNotNull(fairPasses.holder));

/** keepUntil: as its visitor agreed; until: by the settings of the fair now. */
const isOver = (ctx: Context, keepUntil: AnyColumn, until: SQL) =>
  sql`least(${keepUntil}, ${until}) < ${todayInVietnam(ctx.now)}::date`;

function eraseOfFair(ctx: Context, fairId: string, until: SQL): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const passes = await ctx.db
      .update(fairPasses)
      .set({
        holder: null,
        contact: null,
        consentVersion: null,
        consentLocale: null,
        consentAt: null,
        keepUntil: null,
        erasedAt: ctx.now,
      })
      .where(and(eq(fairPasses.fairId, fairId), named(), isOver(ctx, fairPasses.keepUntil, until)))
      .returning({ id: fairPasses.id });
    const noted = await ctx.db
      .update(leads)
      .set({ name: null, contact: null, interest: "", erasedAt: ctx.now })
      .where(
        and(
          isNull(leads.erasedAt),
          isOver(ctx, leads.keepUntil, until),
          sql`${leads.applicationId} in (select ${applications.id} from ${applications} where ${applications.fairId} = ${fairId})`,
        ),
      )
      .returning({ id: leads.id });
    if (passes.length + noted.length === 0) return 0;
    await recordAudit(ctx, {
      act: "fair_days.visitors_erased",
      subject: { kind: "fair", id: fairId },
      after: { passes: passes.length, leads: noted.length },
    });
    return passes.length + noted.length;
  });
}

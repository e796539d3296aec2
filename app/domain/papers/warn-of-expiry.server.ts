import { and, asc, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import { establishments, papers } from "~/db/schema";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { endingMail } from "./mails";
import { isWarningDue, WARNED_DAYS_BEFORE } from "./rules";

/**
 * Tell the members of establishments by mail of papers in their vault that end in sixty days, and again in fourteen. One mail
 * an establishment and day, each establishment in a transaction of its own. Returns how many papers were told of; throws as `oneByOne`.
 * Source: docs/rules/papers.md#warned.
 */
export async function warnOfExpiry(ctx: Context): Promise<number> {
  const today = todayInVietnam(ctx.now);
  const concerned = await ctx.db
    .selectDistinct({ id: papers.establishmentId })
    .from(papers)
    .where(endsSoon(today))
    .orderBy(asc(papers.establishmentId));
  return oneByOne(concerned, ({ id }) => warnMembersOf(ctx, id, today));
}

const endsSoon = (today: PlainDate) =>
  and(
    isNull(papers.retiredAt),
    gte(papers.validUntil, today),
    lte(papers.validUntil, addDays(today, WARNED_DAYS_BEFORE[0])),
  );

function warnMembersOf(ctx: Context, establishmentId: string, today: PlainDate): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .select()
      .from(papers)
      .where(and(eq(papers.establishmentId, establishmentId), endsSoon(today)))
      .orderBy(asc(papers.validUntil), asc(papers.id))
      .for("update", { skipLocked: true });
    const due = rows.flatMap(({ id, kind, number, validUntil, expiryWarnedAt }) => {
      const warnedOn = expiryWarnedAt && todayInVietnam(expiryWarnedAt);
      return validUntil && isWarningDue(validUntil, warnedOn, today) ? [{ id, kind, number, validUntil }] : [];
    });
    const [establishment] = await ctx.db
      .select({ id: establishments.id, name: establishments.name })
      .from(establishments)
      .where(eq(establishments.id, establishmentId));
    if (due.length === 0 || !establishment) return 0;
    await ctx.db
      .update(papers)
      .set({ expiryWarnedAt: ctx.now })
      .where(
        inArray(
          papers.id,
          due.map((paper) => paper.id),
        ),
      );
    await writeToMembers(ctx, establishmentId, (name) => endingMail(name, establishment, due));
    return due.length;
  });
}

import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { complaints } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";

/** How long the contact of a complainant is kept after the answer, and the text that says so. */
export interface ContactRetention {
  readonly years: number;
  readonly source: string;
}

/**
 * Erase name, mail address and phone of who complained, once a complaint was answered so many years ago. What was complained of,
 * what was done and the answer stay. Each in a transaction of its own. Returns how many; throws as `oneByOne`.
 * Source: docs/rules/complaints.md#contact.
 */
export async function eraseContacts(ctx: Context, retention: ContactRetention): Promise<number> {
  const before = new Date(ctx.now);
  before.setUTCFullYear(before.getUTCFullYear() - retention.years);
  const isOver = and(lt(complaints.answeredAt, before), isNull(complaints.contactErasedAt));
  const over = await ctx.db.select({ id: complaints.id }).from(complaints).where(isOver).orderBy(asc(complaints.id));
  return oneByOne(over, ({ id }) =>
    inTransaction(ctx, async (ctx) => {
      const [erased] = await ctx.db
        .update(complaints)
        .set({ name: null, email: null, phone: null, contactErasedAt: ctx.now })
        .where(and(eq(complaints.id, id), isOver))
        .returning({ answeredAt: complaints.answeredAt });
      if (!erased) return 0;
      await recordAudit(ctx, {
        act: "complaints.contact_erased",
        subject: { kind: "complaint", id },
        after: { answeredAt: erased.answeredAt, ...retention },
      });
      return 1;
    }),
  );
}

import { and, eq } from "drizzle-orm";
import { statementLayouts } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { StatementHeadings } from "./statement-columns";

interface AtBank {
  readonly agencyId: string;
  readonly bankBin: string;
}

const isOf = ({ agencyId, bankBin }: AtBank) =>
  and(eq(statementLayouts.agencyId, agencyId), eq(statementLayouts.bankBin, bankBin));

/** How an agency said that statements of a bank are headed; nothing where they are guessed. Asks no policy. */
export async function layoutOf(ctx: Context, at: AtBank): Promise<StatementHeadings> {
  const [row] = await ctx.db.select({ headings: statementLayouts.headings }).from(statementLayouts).where(isOf(at));
  return StatementHeadings.parse(row?.headings ?? {});
}

/** Keep what was named for the next statements of the bank; nothing named, nothing is kept. Asks no policy. */
export async function keepLayout(ctx: WriteContext, at: AtBank, headings: StatementHeadings): Promise<void> {
  const before = await layoutOf(ctx, at);
  if (JSON.stringify(before) === JSON.stringify(headings)) return;
  const by = { headings, setBy: ctx.actor!.userId, setAt: ctx.now };
  const { agencyId, bankBin } = at;
  if (Object.keys(headings).length === 0) await ctx.db.delete(statementLayouts).where(isOf(at));
  else {
    await ctx.db
      .insert(statementLayouts)
      .values({ agencyId, bankBin, ...by })
      .onConflictDoUpdate({ target: [statementLayouts.agencyId, statementLayouts.bankBin], set: by });
  }
  await recordAudit(ctx, {
    act: "invoices.columns_set",
    subject: { kind: "agency", id: agencyId },
    before: { bankBin, ...before },
    after: { bankBin, ...headings },
  });
}

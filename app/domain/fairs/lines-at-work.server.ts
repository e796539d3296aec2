import { and, eq } from "drizzle-orm";
import { fairBudgetItems, fairEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork } from "./fair-details.server";
import { whyNotPrepare } from "./policy";

interface AtWork {
  readonly fair: FairDetails;
  readonly whyNot: string | null;
}

async function atWork(ctx: Context, slug: string): Promise<AtWork> {
  const fair = await fairAtWork(ctx, slug);
  return { fair, whyNot: whyNotPrepare(ctx.actor, fair)?.sentence ?? null };
}

/** A point of the programme for the pages of its agency. Throws as `fairAtWork`; "not_found" for one of another fair. */
export async function eventAtWork(ctx: Context, slug: string, id: string) {
  const { fair, whyNot } = await atWork(ctx, slug);
  const [event] = await ctx.db
    .select()
    .from(fairEvents)
    .where(and(eq(fairEvents.id, id), eq(fairEvents.fairId, fair.id)));
  if (!event) throw new DomainError("not_found", m.fairs_event_not_found());
  return { fair, event, whyNot: whyNot ?? (event.cancelledAt ? m.fairs_event_is_cancelled() : null) };
}

/** A line of the budget for the pages of its agency. Throws as `fairAtWork`; "not_found" for one of another fair. */
export async function budgetItemAtWork(ctx: Context, slug: string, id: string) {
  const { fair, whyNot } = await atWork(ctx, slug);
  const [item] = await ctx.db
    .select()
    .from(fairBudgetItems)
    .where(and(eq(fairBudgetItems.id, id), eq(fairBudgetItems.fairId, fair.id)));
  if (!item) throw new DomainError("not_found", m.fairs_budget_item_not_found());
  return { fair, item, whyNot };
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type BulkAim, planBulk } from "~/domain/nominations/bulk-plan.server";
import { QueueFilter, selectFrom } from "~/domain/nominations/queue";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { type RoundDetails, roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { type RequestContext, requireActor } from "~/http/respond.server";
import { todayInVietnam } from "~/lib/dates";
import { headOf } from "~/ui/rounds/round-head";

/** The rows that were ticked, or none for all that the filter finds. */
const Ticked = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).catch([]);

/** The address of an act on many: the queue's filter, the rows that were ticked, and what the act asks first. */
const BulkQuery = QueueFilter.extend({
  id: Ticked,
  requirement: z.string().max(40).optional().catch(undefined),
  assignee: z
    .union([z.uuid(), z.literal("nobody")])
    .optional()
    .catch(undefined),
});
type BulkQuery = z.output<typeof BulkQuery>;

/** The plan of an act on many as its page shows it. aimOf: null while the act still asks something. */
export async function planOf(
  ctx: RequestContext,
  args: LoaderFunctionArgs,
  aimOf: (query: BulkQuery, round: RoundDetails, userId: string) => BulkAim | null,
) {
  const round = await roundToWorkOn(ctx, args.params.slug!);
  requireActor(ctx);
  const query = parseQuery(args.request, BulkQuery);
  const all = await screeningQueue(ctx, round);
  const viewer = { userId: ctx.actor.userId, today: todayInVietnam(ctx.now) };
  const rows = query.id.length > 0 ? all.filter((row) => query.id.includes(row.id)) : selectFrom(all, query, viewer);
  const aim = aimOf(query, round, ctx.actor.userId);
  const { page: _, ...address } = query;
  return {
    round,
    query,
    page: {
      head: headOf(round, ctx.now),
      address,
      plan: aim && (await planBulk(ctx, round, aim, rows, all)),
      asked: rows.length,
    },
  };
}
export type BulkPageData = Awaited<ReturnType<typeof planOf>>["page"];

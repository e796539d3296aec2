import type { LoaderFunctionArgs } from "@remix-run/node";
import { planStamp } from "~/domain/booths/plan.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { requireActor, respond } from "~/http/respond.server";

/** Whether the plan changed, in a few bytes. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    return Response.json({ stamp: await planStamp(ctx, fair.id) }, { headers: { "cache-control": "no-store" } });
  });
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { exhibitorAtForm } from "~/domain/fair-days/exhibitor-act.server";
import { newUuid } from "~/lib/uuid";
import { GATEKEEPER_HEADER } from "~/offline/gate-caches";
import { requireActor, respond } from "./respond.server";
import { noteKeptThings } from "./session.server";

/** A page on which an exhibitor notes contacts, and whose it is: a worker keeps it for them (app/offline/gate-worker.ts). */
export function leadPage(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application } = await exhibitorAtForm(ctx, args.params.id!);
    const keeperId = ctx.actor.userId;
    noteKeptThings(ctx, keeperId);
    return data({ id: application.id, key: newUuid(), keeperId }, { headers: { [GATEKEEPER_HEADER]: keeperId } });
  });
}

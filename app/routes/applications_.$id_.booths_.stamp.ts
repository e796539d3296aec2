import type { LoaderFunctionArgs } from "@remix-run/node";
import { pickStamp } from "~/domain/booths/pick-desk.server";
import { respond } from "~/http/respond.server";

/** Whether the plan changed, in a few bytes. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const stamp = await pickStamp(ctx, args.params.id!);
    return Response.json({ stamp }, { headers: { "cache-control": "no-store" } });
  });
}

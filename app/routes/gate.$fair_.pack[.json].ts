import type { LoaderFunctionArgs } from "@remix-run/node";
import { gatePack } from "~/domain/fair-days/gate-pack.server";
import { respondJson } from "~/http/api.server";

/** What a gate keeps to answer without a network. */
export async function loader(args: LoaderFunctionArgs) {
  return respondJson(args, async (ctx) => gatePack(ctx, args.params.fair!), { scope: "gates" });
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { GateSyncBody } from "~/domain/fair-days/scan-forms";
import { syncGate } from "~/domain/fair-days/sync-gate.server";
import { readBody, respondJson } from "~/http/api.server";

/** What the page of a gate gathered: as `syncGate` answers. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(args, async (ctx) => syncGate(ctx, args.params.fair!, await readBody(ctx, GateSyncBody)), {
    scope: "gates",
  });
}

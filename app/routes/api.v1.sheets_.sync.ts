import type { ActionFunctionArgs } from "@remix-run/node";
import { SyncRequest } from "~/domain/sheets/forms";
import { syncPoints } from "~/domain/sheets/sync-points.server";
import { logFaultsOf, readBody, respondJson } from "~/http/api.server";

/** What a juror's device gathered: as `syncPoints` answers. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const { operations } = await readBody(ctx.request, SyncRequest);
      return { results: await syncPoints(ctx, operations, { onFault: logFaultsOf(ctx) }) };
    },
    { scope: "judging" },
  );
}

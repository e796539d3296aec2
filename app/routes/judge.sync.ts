import type { ActionFunctionArgs } from "@remix-run/node";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";
import { logFaultsOf, readBody, respondJson } from "~/http/api.server";

/** What the pages of a juror gathered, and how their device is: as `applyOperations` answers. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(args, async (ctx) => syncDevice(ctx, await readBody(ctx.request, DeviceSync), logFaultsOf(ctx)), {
    scope: "judging",
  });
}

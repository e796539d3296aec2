import type { ActionFunctionArgs } from "@remix-run/node";
import { DeviceSync } from "~/domain/sheets/forms";
import { syncDevice } from "~/domain/sheets/sync-device.server";
import { logFaultsOf, readBody, respondJson } from "~/http/api.server";

/**
 * What the pages of a juror gathered, and how their device is: as `syncDevice` answers. `at`: by the server's clock, once all is written,
 * so that a page which began to read earlier is never taken to have it.
 */
export async function action(args: ActionFunctionArgs) {
  return respondJson(
    args,
    async (ctx) => {
      const answer = await syncDevice(ctx, await readBody(ctx, DeviceSync), logFaultsOf(ctx));
      return { at: new Date(), ...answer };
    },
    { scope: "judging" },
  );
}

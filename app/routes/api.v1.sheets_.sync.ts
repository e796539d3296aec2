import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { SyncRequest } from "~/domain/sheets/forms";
import { logFaultsOf, readBody, refuseMethod, respondJson } from "~/http/api.server";

/** What a juror's device gathered: as `applyOperations` answers. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "POST") return refuseMethod(args, "POST");
  return respondJson(
    args,
    async (ctx) => {
      const { operations } = await readBody(ctx, SyncRequest);
      return { results: await applyOperations(ctx, operations, { onFault: logFaultsOf(ctx) }) };
    },
    { scope: "judging" },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return refuseMethod(args, "POST");
}

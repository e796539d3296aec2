import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { boothNamed, claimOfCaller } from "~/domain/booths/caller.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { readId, refuseMethod, respondJson } from "~/http/api.server";

/** Takes a booth that the caller's application holds, or was given. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "POST") return refuseMethod(args, "POST");
  return respondJson(
    args,
    async (ctx) => {
      const booth = await boothNamed(ctx, readId(args.params), args.params.booth!);
      const claim = await claimOfCaller(ctx, booth);
      await confirmBooth(ctx, claim);
      return { claim, booth };
    },
    { scope: "booths" },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return refuseMethod(args, "POST");
}

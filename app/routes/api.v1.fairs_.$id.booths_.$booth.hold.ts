import type { ActionFunctionArgs } from "@remix-run/node";
import { applicationOfCaller, boothNamed, claimOfCaller } from "~/domain/booths/caller.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
import { readBodyIfAny, readId, refuseWriting, respondJson } from "~/http/api.server";
import { BoothRequest } from "~/http/api-booths";

/** Holds a booth for the caller's application, or lets it go. */
export async function action(args: ActionFunctionArgs) {
  const { method } = args.request;
  if (method !== "POST" && method !== "DELETE") return refuseWriting(args);
  return respondJson(
    args,
    async (ctx) => {
      const fairId = readId(args.params);
      const { application } = await readBodyIfAny(ctx, BoothRequest);
      const booth = await boothNamed(ctx, fairId, args.params.booth!);
      if (method === "DELETE") {
        await releaseHold(ctx, await claimOfCaller(ctx, booth));
        return new Response(null, { status: 204 });
      }
      const applicationId = await applicationOfCaller(ctx, fairId, application);
      const held = await holdBooth(ctx, applicationId, booth.id);
      return Response.json(
        { claim: held.claimId, booth: held.booth, expiresAt: held.expiresAt.toISOString() },
        { status: 201 },
      );
    },
    { scope: "booths" },
  );
}

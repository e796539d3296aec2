import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { applicationOfCaller, boothNamed, claimOfCaller } from "~/domain/booths/caller.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { heldWords } from "~/domain/booths/refusals.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
import { DomainError } from "~/domain/errors";
import { readBodyIfAny, readId, refuseMethod, respondJson } from "~/http/api.server";
import { BoothRequest } from "~/http/api-booths";

const METHODS = "POST, DELETE";

/** Holds a booth for the caller's application, or lets it go. */
export async function action(args: ActionFunctionArgs) {
  const { method } = args.request;
  if (method !== "POST" && method !== "DELETE") return refuseMethod(args, METHODS);
  return respondJson(
    args,
    async (ctx) => {
      const fairId = readId(args.params);
      const { application } = await readBodyIfAny(ctx, BoothRequest);
      if (method === "DELETE") {
        await releaseHold(ctx, await claimOfCaller(ctx, await boothNamed(ctx, fairId, args.params.booth!)));
        return new Response(null, { status: 204 });
      }
      // Asked side by side, for many come at one instant; an unknown booth is told of first.
      const [booth, applicationId] = await Promise.allSettled([
        boothNamed(ctx, fairId, args.params.booth!),
        applicationOfCaller(ctx, fairId, application),
      ]);
      if (booth.status === "rejected") throw booth.reason;
      if (applicationId.status === "rejected") throw applicationId.reason;
      const held = await holdBooth(ctx, applicationId.value, booth.value.id);
      if (!held.isNew) throw new DomainError("conflict", heldWords(ctx, held));
      return Response.json(
        { claim: held.claimId, booth: held.booth, expiresAt: held.expiresAt.toISOString() },
        { status: 201 },
      );
    },
    { scope: "booths" },
  );
}

export async function loader(args: LoaderFunctionArgs) {
  return refuseMethod(args, METHODS);
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { ownClaim, pickDesk } from "~/domain/booths/pick-desk.server";
import { DomainError } from "~/domain/errors";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.applicationBooths(params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, claim: claimId } = args.params;
    const { claim } = await ownClaim(ctx, id!, claimId!);
    const { code } = claim;
    try {
      await confirmBooth(ctx, claim.id);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "conflict") throw error;
      const { claims } = await pickDesk(ctx, id!);
      const own = claims.find((one) => one.id === claim.id);
      // Its time ran out meanwhile: the plan says so, and offers what is free.
      if (!own) return redirect(paths.applicationBooths(id!, { booth: code, over: "1" }), 303);
      // Pressed twice, it is confirmed as well.
      if (own.state !== "confirmed") throw error;
    }
    return redirectWithNotice(paths.applicationBooths(id!, { booth: code }), m.booths_now_confirmed({ code }));
  });
}

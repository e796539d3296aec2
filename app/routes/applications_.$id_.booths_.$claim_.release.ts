import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { ownClaim } from "~/domain/booths/pick-desk.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
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
    await releaseHold(ctx, claim.id);
    return redirectWithNotice(paths.applicationBooths(id!), m.booths_now_free({ code: claim.code }));
  });
}

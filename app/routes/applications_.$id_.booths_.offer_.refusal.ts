import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { declineOffer } from "~/domain/booths/decline-offer.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.applicationBooths(params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await declineOffer(ctx, id);
    return redirectWithNotice(paths.applicationBooths(id), m.booths_offer_declined());
  });
}

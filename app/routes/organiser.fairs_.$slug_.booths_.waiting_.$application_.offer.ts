import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.organiserFairWaiting(params.slug!));
}

/** Offers the free booths that fit best. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const until = await offerBooths(ctx, args.params.application!, { booths: [] });
    return redirectWithNotice(
      paths.organiserFairWaiting(fair.slug),
      m.booths_offer_made({ until: formatDateTime(until) }),
    );
  });
}

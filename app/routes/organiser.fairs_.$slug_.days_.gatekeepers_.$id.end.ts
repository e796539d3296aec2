import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { endGatekeeper } from "~/domain/fair-days/end-gatekeeper.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserFairGates(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    await endGatekeeper(ctx, fair.id, args.params.id!);
    return redirectWithNotice(paths.organiserFairGates(fair.slug), m.days_gatekeeper_ended());
  });
}

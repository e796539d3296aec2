import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { returnHall } from "~/domain/floor-plans/return-hall.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHalls(params.slug!));
}

/** Brings a hall back that was taken off, and goes to the versions of its plan. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const hall = args.params.hall!;
    await returnHall(ctx, fair.id, hall);
    return redirectWithNotice(paths.organiserHallPage(fair.slug, hall, "versions"), m.plans_hall_returned());
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { MoveHallForm } from "~/domain/floor-plans/forms";
import { moveHall } from "~/domain/floor-plans/move-hall.server";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHalls(params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await moveHall(ctx, hall.id, await parseForm(ctx, MoveHallForm));
    return redirectWithNotice(paths.organiserHalls(fair.slug), m.plans_hall_moved());
  });
}

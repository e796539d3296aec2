import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { PlainForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { removeBooth } from "~/domain/floor-plans/remove-booth.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHallBooth(params.slug!, params.hall!, params.booth!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await parseForm(ctx, PlainForm);
    await removeBooth(ctx, hall.id, args.params.booth!);
    return redirectWithNotice(paths.organiserHall(fair.slug, hall.id), m.plans_booth_removed());
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeBackground } from "~/domain/floor-plans/background.server";
import { PlainForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHallPage(params.slug!, params.hall!, "background"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await parseForm(ctx, PlainForm);
    await removeBackground(ctx, hall.id);
    return redirectWithNotice(paths.organiserHallPage(fair.slug, hall.id, "settings"), m.plans_background_removed());
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { RemoveShapeForm } from "~/domain/floor-plans/forms";
import { hallAtWork } from "~/domain/floor-plans/queries.server";
import { removeShape } from "~/domain/floor-plans/remove-shape.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserHallPage(params.slug!, params.hall!, "shapes"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await removeShape(ctx, hall.id, await parseForm(ctx, RemoveShapeForm));
    return redirectWithNotice(paths.organiserHallPage(fair.slug, hall.id, "shapes"), m.plans_shape_removed());
  });
}

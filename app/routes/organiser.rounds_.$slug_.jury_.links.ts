import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { LinksForm } from "~/domain/panels/forms";
import { linkJury } from "~/domain/panels/link-jury.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserJury(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const count = await linkJury(ctx, round.id, await parseForm(ctx, LinksForm));
    return redirectWithNotice(paths.organiserJury(round.slug), m.panels_linked({ count }));
  });
}

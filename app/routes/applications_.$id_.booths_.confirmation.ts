import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { confirmBooths } from "~/domain/booths/confirm-booths.server";
import { TakeForm } from "~/domain/booths/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.applicationBooths(params.id!));
}

/** Takes all booths that were given, as the page named them. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { claims } = await parseForm(ctx, TakeForm);
    const codes = await confirmBooths(ctx, id, claims);
    return redirectWithNotice(paths.applicationBooths(id), m.booths_all_confirmed({ codes: formatList(codes) }));
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NameLowerTitleForm } from "~/domain/nominations/forms";
import { nameLowerTitle } from "~/domain/nominations/name-lower-title.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Fills the title of the level below from a certificate of this platform. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await nameLowerTitle(ctx, args.params.id!, await parseForm(ctx, NameLowerTitleForm));
    return redirectWithNotice(paths.producerNominationStep(args.params.id!, "papers"), m.nominations_level_used());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.producerNominationStep(params.id!, "papers"));
}

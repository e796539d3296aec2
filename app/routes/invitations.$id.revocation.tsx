import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeInvitation } from "~/domain/people/revoke-invitation.server";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader() {
  return redirect(paths.account());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const returnTo = localPath((await readFormData(ctx.request)).get("returnTo"));
    await revokeInvitation(ctx, args.params.id!);
    return redirectWithNotice(returnTo, m.people_invitation_taken_back());
  });
}

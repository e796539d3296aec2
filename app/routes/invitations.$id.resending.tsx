import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { resendInvitation } from "~/domain/people/resend-invitation.server";
import { readFormData } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { localPath } from "~/http/preferences";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export function loader() {
  return redirect(paths.account());
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const refusal = await limitOf(ctx, "invitation", ctx.actor.userId);
    if (refusal) return refusal;
    const returnTo = localPath((await readFormData(ctx.request)).get("returnTo"));
    await resendInvitation(ctx, args.params.id!);
    return redirectWithNotice(returnTo, m.people_invitation_sent_again());
  });
}

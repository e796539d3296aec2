import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { messageById } from "~/domain/exhibitor-papers/messages.server";
import { sendTestMessage } from "~/domain/exhibitor-papers/send-message.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserFairMessage(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { id } = await messageById(ctx, fair, args.params.id!);
    await sendTestMessage(ctx, id);
    return redirectWithNotice(
      paths.organiserFairMessage(fair.slug, id),
      m.exhibitors_message_tested({ email: ctx.actor.email }),
    );
  });
}

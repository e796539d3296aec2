import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeTransferUp } from "~/domain/invoices/match-transfer.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserTransfer(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, id } = args.params;
    await takeTransferUp(ctx, id!);
    return redirectWithNotice(paths.organiserTransfer(slug!, id!), m.invoices_taken_up());
  });
}

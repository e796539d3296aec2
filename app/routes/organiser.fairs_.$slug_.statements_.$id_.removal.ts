import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeStatement } from "~/domain/invoices/statements.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserStatement(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await removeStatement(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserStatements(args.params.slug!), m.invoices_statement_removed());
  });
}

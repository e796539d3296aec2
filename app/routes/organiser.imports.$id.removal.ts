import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { discardImport } from "~/domain/imports/apply-import.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserImport(args.params.id!));
}

/** Throw away a list that waits; nothing was recorded of it. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await discardImport(ctx, ctx.services.files, args.params.id!);
    return redirectWithNotice(paths.organiserImports(), m.imports_discarded());
  });
}

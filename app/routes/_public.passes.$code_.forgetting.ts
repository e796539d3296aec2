import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { forgetVisitor } from "~/domain/fair-days/visitor-pass.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

/** Who comes back here from signing in, or by hand, goes on to the page. */
export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.pass(args.params.code!));
}

/** A visitor takes back what they agreed to; whoever has the pass may. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    await forgetVisitor(ctx, args.params.code!);
    return redirectWithNotice(paths.pass(args.params.code!), m.days_forgotten());
  });
}

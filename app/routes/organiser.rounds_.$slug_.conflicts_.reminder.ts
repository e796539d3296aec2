import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { remindJurors } from "~/domain/conflicts/remind-jurors.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserConflicts(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const count = await remindJurors(ctx, round.id);
    return redirectWithNotice(paths.organiserConflicts(round.slug), m.conflicts_reminded({ count }));
  });
}

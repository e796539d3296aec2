import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserRulesReopening(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await startReopening(ctx, round.id);
    return redirectWithNotice(paths.organiserRulesReopening(round.slug), m.rounds_reopening_started());
  });
}

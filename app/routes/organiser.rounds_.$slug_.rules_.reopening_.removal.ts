import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { discardReopening } from "~/domain/rounds/discard-reopening.server";
import { DiscardReopeningForm } from "~/domain/rounds/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserRulesReopening(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await discardReopening(ctx, round.id, await parseForm(ctx, DiscardReopeningForm));
    return redirectWithNotice(paths.organiserRoundRules(round.slug), m.rounds_reopening_discarded());
  });
}

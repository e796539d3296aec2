import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { councilAt } from "~/domain/councils/queries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserList(args.params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    const count = await takeProposal(ctx, round.id);
    return redirectWithNotice(paths.organiserList(round.slug), m.councils_proposal_taken({ count }));
  });
}

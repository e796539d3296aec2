import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { discardRun } from "~/domain/allocations/discard-run.server";
import { RunNumber } from "~/domain/allocations/forms";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserAllocation(params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const number = RunNumber.parse(args.params.number);
    await discardRun(ctx, fair.id, number);
    return redirectWithNotice(paths.organiserAllocation(fair.slug), m.allocations_discarded({ number }));
  });
}

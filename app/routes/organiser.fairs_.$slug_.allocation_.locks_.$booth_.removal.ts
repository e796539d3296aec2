import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { unlockBooth } from "~/domain/allocations/unlock-booth.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.organiserAllocationLocks(params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await unlockBooth(ctx, fair.id, args.params.booth!);
    return redirectWithNotice(paths.organiserAllocationLocks(fair.slug), m.allocations_unlocked());
  });
}

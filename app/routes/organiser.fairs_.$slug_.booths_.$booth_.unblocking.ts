import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { boothIdAtWork } from "~/domain/booths/at-work-claim.server";
import { unblockBooth } from "~/domain/booths/unblock-booth.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.organiserFairBooths(params.slug!, { booth: params.booth! }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, booth: code } = args.params;
    await unblockBooth(ctx, await boothIdAtWork(ctx, slug!, code!));
    return redirectWithNotice(paths.organiserFairBooths(slug!, { booth: code }), m.booths_unblocked({ code: code! }));
  });
}

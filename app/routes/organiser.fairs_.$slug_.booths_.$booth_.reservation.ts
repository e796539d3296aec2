import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { boothIdAtWork } from "~/domain/booths/at-work-claim.server";
import { ReserveForm } from "~/domain/booths/forms";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { parseForm } from "~/http/forms.server";
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
    const id = await boothIdAtWork(ctx, slug!, code!);
    await reserveBooth(ctx, id, await parseForm(ctx, ReserveForm));
    return redirectWithNotice(paths.organiserFairBooths(slug!, { booth: code }), m.booths_given({ code: code! }));
  });
}

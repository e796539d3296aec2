import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { boothIdAtWork } from "~/domain/booths/at-work-claim.server";
import { MoveForm } from "~/domain/booths/forms";
import { moveBooth } from "~/domain/booths/move-booth.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.organiserFairBooth(params.slug!, params.booth!, "relocation"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, booth: code } = args.params;
    await boothIdAtWork(ctx, slug!, code!);
    const { claim, to } = await parseForm(ctx, MoveForm);
    await moveBooth(ctx, claim, { to });
    return redirectWithNotice(paths.organiserFairBooths(slug!), m.booths_moved({ code: code! }));
  });
}

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { boothIdAtWork } from "~/domain/booths/at-work-claim.server";
import { SwapForm } from "~/domain/booths/forms";
import { swapBooths } from "~/domain/booths/swap-booths.server";
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
    const { claim, with: other } = await parseForm(ctx, SwapForm);
    await swapBooths(ctx, claim, { with: other });
    return redirectWithNotice(paths.organiserFairBooths(slug!, { booth: code }), m.booths_swapped({ code: code! }));
  });
}

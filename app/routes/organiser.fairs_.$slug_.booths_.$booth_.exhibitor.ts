import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { assignExhibitors } from "~/domain/booths/assign-exhibitors.server";
import { boothIdAtWork } from "~/domain/booths/at-work-claim.server";
import { StandForm } from "~/domain/booths/forms";
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
    await boothIdAtWork(ctx, slug!, code!);
    const { claim, exhibitor = null } = await parseForm(ctx, StandForm);
    await assignExhibitors(ctx, [{ claim, exhibitor }]);
    return redirectWithNotice(
      paths.organiserFairBooths(slug!, { booth: code }),
      m.booths_exhibitor_saved({ code: code! }),
    );
  });
}

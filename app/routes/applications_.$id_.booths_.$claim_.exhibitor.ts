import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { assignExhibitor } from "~/domain/booths/assign-exhibitor.server";
import { ExhibitorForm } from "~/domain/booths/forms";
import { ownClaim } from "~/domain/booths/pick-desk.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.applicationBooths(params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, claim: claimId } = args.params;
    const { claim } = await ownClaim(ctx, id!, claimId!);
    await assignExhibitor(ctx, claim.id, await parseForm(ctx, ExhibitorForm));
    const { code } = claim;
    return redirectWithNotice(paths.applicationBooths(id!, { booth: code }), m.booths_exhibitor_saved({ code }));
  });
}

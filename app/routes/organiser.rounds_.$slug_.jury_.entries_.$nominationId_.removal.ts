import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { AssignmentForm } from "~/domain/panels/forms";
import { takeBackAssignment } from "~/domain/panels/take-back-assignment.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserJuryEntry(args.params.slug!, args.params.nominationId!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const nominationId = args.params.nominationId!;
    const { appointmentId } = await parseForm(ctx, AssignmentForm);
    await takeBackAssignment(ctx, round.id, { appointmentId, nominationId });
    return redirectWithNotice(paths.organiserJuryEntry(round.slug, nominationId), m.panels_taken_back());
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { openCalibration } from "~/domain/calibration/open-calibration.server";
import { calibrationToRun } from "~/domain/calibration/queries.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskPath } from "~/ui/calibration/calibration-data";

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await calibrationToRun(ctx, args.params.slug!);
    await openCalibration(ctx, round.id);
    return redirectWithNotice(deskPath(ctx.actor, round), m.calibration_opened_now());
  });
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await calibrationToRun(ctx, args.params.slug!);
    return redirect(deskPath(ctx.actor, round));
  });
}

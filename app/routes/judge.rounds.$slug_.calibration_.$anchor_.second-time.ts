import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { scoreAgain } from "~/domain/calibration/score-again.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, anchor } = args.params;
    await scoreAgain(ctx, anchor!);
    return redirectWithNotice(paths.judgeAnchor(slug!, anchor!), m.calibration_again_started());
  });
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.judgeAnchor(params.slug!, params.anchor!));
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cancelPrintRun } from "~/domain/print-runs/cancel-print-run.server";
import { printRunById } from "~/domain/print-runs/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return redirect(paths.organiserCertificates(args.params.slug!, args.params.id!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, roundSlug, decisionId } = await printRunById(ctx, args.params.run!);
    await cancelPrintRun(ctx, id);
    return redirectWithNotice(paths.organiserCertificates(roundSlug, decisionId), m.templates_run_stopped());
  });
}

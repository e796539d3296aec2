import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeSupport } from "~/domain/yearly-reports/supports.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { awardId, year } = reportNamedBy(args.params);
    return redirect(paths.producerReport(awardId, year, { step: "support" }));
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const ref = reportNamedBy(args.params);
    await removeSupport(ctx, ref, args.params.support!);
    return redirectWithNotice(
      paths.producerReport(ref.awardId, ref.year, { step: "support" }),
      m.reports_support_removed(),
    );
  });
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { copyLastYear } from "~/domain/yearly-reports/copy-last-year.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { awardId, year } = reportNamedBy(args.params);
    return redirect(paths.producerReport(awardId, year, { step: "business" }));
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const ref = reportNamedBy(args.params);
    const count = await copyLastYear(ctx, ref);
    return redirectWithNotice(
      paths.producerReport(ref.awardId, ref.year, { step: "business" }),
      m.reports_last_year_taken({ count }),
    );
  });
}

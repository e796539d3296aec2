import type { ActionFunctionArgs } from "@remix-run/node";
import { ReportStepName, saveReportForm } from "~/domain/yearly-reports/forms";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { reportNamedBy } from "~/http/report-address.server";
import { respond } from "~/http/respond.server";
import { answerStep } from "~/http/saved-step.server";

/** One step of a report, sent by the page's script while it is typed. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, (ctx) =>
    answerStep(ctx, ReportStepName.safeParse(args.params.step), {
      schema: (step) => saveReportForm(step),
      save: (step, form) => saveReport(ctx, reportNamedBy(args.params), step, form),
    }),
  );
}

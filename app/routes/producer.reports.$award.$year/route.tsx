import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import type { StepConflict } from "~/domain/step-answers";
import { ReportStepName, saveReportForm } from "~/domain/yearly-reports/forms";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { REPORT_STEPS } from "~/domain/yearly-reports/rules";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReadingPage } from "./reading-page";
import { WritingPage } from "./writing-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.reports_of_product({ product: data.report.productName, year: String(data.report.year) }) : m.reports_title()} · ${m.common_brand()}`,
  },
];

const askedStep = (request: Request) => ReportStepName.safeParse(new URL(request.url).searchParams.get("step"));

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const report = await ownReport(ctx, reportNamedBy(args.params));
    const asked = askedStep(ctx.request);
    const { userId: id, name } = ctx.actor;
    return {
      report,
      step: asked.data ?? report.gaps[0]?.step ?? "business",
      // What was sent is read, and corrected when its maker asks for a step.
      isWritten: report.whyNotWrite === null && (report.state !== "submitted" || asked.success),
      reader: { id, name },
      supportKey: crypto.randomUUID(),
    };
  });
}

/** Saves one step; without scripts this is how a report is kept. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const ref = reportNamedBy(args.params);
    const step = askedStep(ctx.request);
    // A form for what is no step must not empty another's answers.
    if (!step.success) throw new DomainError("not_found", m.errors_not_found_title());
    const form = await parseForm(ctx, saveReportForm(step.data));
    const saving = await saveReport(ctx, ref, step.data, form);
    if (saving.kind === "differs") return data({ conflict: saving }, { status: 409 });
    const stays = new URL(ctx.request.url).searchParams.get("stay") === "yes";
    const next = stays ? step.data : REPORT_STEPS[REPORT_STEPS.indexOf(step.data) + 1];
    const to = next
      ? paths.producerReport(ref.awardId, ref.year, { step: next })
      : paths.producerReportAct(ref.awardId, ref.year, "submission");
    return redirectWithNotice(to, m.reports_saved());
  });
}

export default function ReportPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<{ result?: SubmissionResult<string[]>; conflict?: StepConflict }>();
  return page.isWritten ? <WritingPage key={page.step} {...page} {...answer} /> : <ReadingPage report={page.report} />;
}

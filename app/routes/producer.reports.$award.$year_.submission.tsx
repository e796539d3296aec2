import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SubmitReportForm } from "~/domain/yearly-reports/forms";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { whyNotSubmitReport } from "~/domain/yearly-reports/policy";
import { submitReport } from "~/domain/yearly-reports/submit-report.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { GapList } from "~/ui/reports/gap-list";
import { ReportView } from "~/ui/reports/report-view";
import { ReportStepNav } from "~/ui/reports/step-nav";

export const meta: MetaFunction = () => [{ title: `${m.reports_submission_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const ref = reportNamedBy(args.params);
    const report = await ownReport(ctx, ref);
    if (report.whyNotWrite) throw redirect(paths.producerReport(ref.awardId, ref.year));
    return { report, whyNot: whyNotSubmitReport(report, report.gaps.length, todayInVietnam(ctx.now)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const ref = reportNamedBy(args.params);
    await submitReport(ctx, ref, await parseForm(ctx, SubmitReportForm));
    return redirectWithNotice(paths.producerReport(ref.awardId, ref.year), m.reports_sent());
  });
}

/** The whole report once more, what is missing, and the declaration. */
export default function Submission() {
  const { report, whyNot } = useLoaderData<typeof loader>();
  const { awardId, year, productName, agencyName, dueOn, gaps, version } = report;
  const [form, fields] = useForm<SubmitReportForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(SubmitReportForm),
  });
  return (
    <Page>
      <PageHeader
        title={m.reports_submission_title()}
        lead={m.reports_to_agency({ agency: agencyName, date: formatDate(dueOn) })}
        breadcrumbs={[
          { label: m.reports_own_title(), to: paths.producerReports() },
          {
            label: m.reports_of_product({ product: productName, year: String(year) }),
            to: paths.producerReport(awardId, year, { step: "business" }),
          },
        ]}
      />
      <ReportStepNav awardId={awardId} year={year} current={null} gaps={gaps} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_24rem]">
        <Card>
          <ReportView answers={report.answers} supports={report.supports} />
        </Card>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Card>
            <h2 className="mb-3 text-xl">{m.reports_gaps_title()}</h2>
            <GapList gaps={gaps} toGap={(gap) => paths.producerReport(awardId, year, { step: gap.step })} />
          </Card>
          <Card>
            <PostForm form={form} className="gap-5">
              <input type="hidden" name="version" value={version} />
              <CheckboxField field={fields.declared} label={m.reports_declaration()} />
              <div>
                <Button type="submit" kind="main" whyNot={whyNot}>
                  {report.state === "returned" ? m.reports_send_again() : m.reports_send()}
                </Button>
              </div>
            </PostForm>
          </Card>
        </aside>
      </div>
    </Page>
  );
}

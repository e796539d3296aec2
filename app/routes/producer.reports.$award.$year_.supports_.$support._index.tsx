import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SupportForm } from "~/domain/yearly-reports/forms";
import { ownSupport } from "~/domain/yearly-reports/own-reports.server";
import { editSupport } from "~/domain/yearly-reports/supports.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { SupportForm as Fields } from "~/ui/reports/support-form";

export const meta: MetaFunction = () => [{ title: `${m.reports_support_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return ownSupport(ctx, reportNamedBy(args.params), args.params.support!);
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const ref = reportNamedBy(args.params);
    await editSupport(ctx, ref, args.params.support!, await parseForm(ctx, SupportForm));
    return redirectWithNotice(
      paths.producerReport(ref.awardId, ref.year, { step: "support" }),
      m.reports_support_edited(),
    );
  });
}

export default function EditSupport() {
  const { awardId, year, productName, support } = useLoaderData<typeof loader>();
  const back = paths.producerReport(awardId, year, { step: "support" });
  return (
    <Page narrow>
      <PageHeader
        title={m.reports_support_edit_title()}
        lead={support.what}
        breadcrumbs={[
          { label: m.reports_own_title(), to: paths.producerReports() },
          { label: m.reports_of_product({ product: productName, year: String(year) }), to: back },
        ]}
      />
      <Fields
        action={paths.producerReportSupport(awardId, year, support.id)}
        year={year}
        support={support}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
        cancelTo={back}
      />
    </Page>
  );
}

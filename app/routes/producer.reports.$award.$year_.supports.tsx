import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AddSupportForm } from "~/domain/yearly-reports/forms";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import { addSupport } from "~/domain/yearly-reports/supports.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { reportNamedBy } from "~/http/report-address.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { SupportForm } from "~/ui/reports/support-form";

export const meta: MetaFunction = () => [{ title: `${m.reports_support_add_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { awardId, year, productName } = await ownReport(ctx, reportNamedBy(args.params));
    return { awardId, year, productName, supportKey: crypto.randomUUID() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const ref = reportNamedBy(args.params);
    await addSupport(ctx, ref, await parseForm(ctx, AddSupportForm));
    return redirectWithNotice(
      paths.producerReport(ref.awardId, ref.year, { step: "support" }),
      m.reports_support_added(),
    );
  });
}

/** Where a refused support is corrected; the step of the report posts here. */
export default function AddSupport() {
  const { awardId, year, productName, supportKey } = useLoaderData<typeof loader>();
  const back = paths.producerReport(awardId, year, { step: "support" });
  return (
    <Page narrow>
      <PageHeader
        title={m.reports_support_add_title()}
        lead={m.reports_support_lead()}
        breadcrumbs={[
          { label: m.reports_own_title(), to: paths.producerReports() },
          { label: m.reports_of_product({ product: productName, year: String(year) }), to: back },
        ]}
      />
      <SupportForm
        action={paths.producerReportAct(awardId, year, "supports")}
        year={year}
        formKey={supportKey}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
        cancelTo={back}
      />
    </Page>
  );
}

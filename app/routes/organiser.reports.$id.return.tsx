import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { returnReport } from "~/domain/yearly-reports/answer-report.server";
import { ReturnReportForm } from "~/domain/yearly-reports/forms";
import { sentReport } from "~/domain/yearly-reports/sent-report.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.reports_return()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, version, year, productName, whyNotReturn } = await sentReport(ctx, args.params.id!);
    return { id, version, year, productName, whyNotReturn };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await returnReport(ctx, id, await parseForm(ctx, ReturnReportForm));
    return redirectWithNotice(paths.organiserReport(id), m.reports_returned());
  });
}

export default function ReturnReport() {
  const { id, version, year, productName, whyNotReturn } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<ReturnReportForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ReturnReportForm),
  });
  const label = m.reports_return_reason();
  return (
    <Page narrow>
      <PageHeader
        title={m.reports_return()}
        lead={m.reports_return_lead()}
        breadcrumbs={[
          {
            label: m.reports_of_product({ product: productName, year: String(year) }),
            to: paths.organiserReport(id),
          },
        ]}
      />
      <PostForm form={form} labels={{ reason: label }}>
        <input type="hidden" name="version" value={version} />
        <TextArea field={fields.reason} label={label} hint={m.reports_return_reason_hint()} limit={1000} />
        <FormActions cancelTo={paths.organiserReport(id)}>
          <Button type="submit" kind="main" whyNot={whyNotReturn}>
            {m.reports_return_send()}
          </Button>
        </FormActions>
      </PostForm>
    </Page>
  );
}

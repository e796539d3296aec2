import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { IssueForm } from "~/domain/invoices/forms";
import { issueInvoices } from "~/domain/invoices/issue-invoices.server";
import { issuingDesk } from "~/domain/invoices/issuing.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FormErrors } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.invoices_issue()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, rows, hasAccount, whyNot } = await issuingDesk(ctx, args.params.slug!);
    const only = new URL(ctx.request.url).searchParams.get("application");
    const chosen = only ? rows.filter((row) => row.applicationId === only) : rows;
    return {
      slug: fair.slug,
      rows: chosen,
      others: rows.length - chosen.length,
      whyNot: whyNot ?? (hasAccount ? null : m.invoices_no_account()),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const count = await issueInvoices(ctx, fair.id, await parseForm(ctx, IssueForm));
    return redirectWithNotice(paths.organiserMoney(fair.slug), m.invoices_issued({ count: formatNumber(count) }));
  });
}

/** What will be sent to whom, before it is. */
export default function Issuing() {
  const { slug, rows, others, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm({ lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result });
  const back = paths.organiserMoney(slug);
  const crumbs = [{ label: m.invoices_title(), to: back }];
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const payable = sum((row) => row.payable);
  const replaced = rows.filter((row) => row.replaces !== null).length;
  if (rows.length === 0) {
    return (
      <Page narrow>
        <PageHeader title={m.invoices_issue()} breadcrumbs={crumbs} />
        <EmptyState title={m.invoices_none_to_issue()}>{m.invoices_none_to_issue_text()}</EmptyState>
      </Page>
    );
  }
  return (
    <ConfirmPage
      title={m.invoices_issue_title({ count: formatNumber(rows.length) })}
      breadcrumbs={crumbs}
      effects={[
        m.invoices_issue_effect({ count: formatNumber(rows.length), amount: formatMoney(payable) }),
        m.invoices_issue_support({ amount: formatMoney(sum((row) => row.support)) }),
        ...(replaced > 0 ? [m.invoices_issue_replaces({ count: formatNumber(replaced) })] : []),
        m.invoices_issue_mail(),
      ]}
      isReversible
      confirm={m.invoices_issue()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={back}
    >
      <FormErrors form={form} />
      <input type="hidden" name="payable" value={payable} />
      {others > 0 && (
        <p>
          <Link to={paths.organiserInvoiceIssuing(slug)}>
            {m.invoices_issue_all({ count: formatNumber(others + rows.length) })}
          </Link>
        </p>
      )}
      <ul className="grid divide-y divide-line">
        {rows.map((row) => (
          <li key={row.applicationId} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <input type="hidden" name="applications" value={row.applicationId} />
            <span className="min-w-0">
              <span className="font-semibold">{row.applicant}</span>
              <span className="block text-sm text-soft">
                {m.invoices_application_of({ number: row.applicationNumber, count: formatNumber(row.booths) })}
                {row.replaces && ` · ${m.invoices_replaces({ number: row.replaces })}`}
              </span>
            </span>
            <span className="whitespace-nowrap tabular-nums">{formatMoney(row.payable)}</span>
          </li>
        ))}
      </ul>
    </ConfirmPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
import { mayBill, whyNotMoneyOf } from "~/domain/invoices/policy";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { openTransfers } from "~/domain/invoices/transfers.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate, formatDateTime, formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { LineTable } from "~/ui/invoices/line-table";
import { MoneyHead } from "~/ui/invoices/money-head";
import { PaymentTable } from "~/ui/invoices/payment-table";
import { StandingTag } from "~/ui/invoices/standing-tag";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { AccountCard } from "./account-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.invoices_notice({ number: data?.invoice.text ?? "" })} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    const open = await openTransfers(ctx, fair.agencyId);
    const own = mayBill(ctx.actor, fair) ? whyNotMoneyOf(ctx.actor, invoice.application) : null;
    return { head: headOfFair(fair), invoice, open, mayBill: mayBill(ctx.actor, fair) && !own, own };
  });
}

/** A notice: what it says, what was paid on it, and what may be done. */
export default function InvoicePage() {
  const { head, invoice, open, mayBill, own } = useLoaderData<typeof loader>();
  const { slug } = head;
  const { application, number, cancelledAt, isChanged } = invoice;
  return (
    <Page>
      <MoneyHead fair={head} current="notices" open={open} />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <StandingTag standing={invoice.standing} />
          <h2 className="mt-2">{m.invoices_notice({ number: invoice.text })}</h2>
          <p className="text-soft">
            {application.applicant} ·{" "}
            <Link to={paths.organiserApplication(slug, application.number)}>
              {m.invoices_application_link({ number: application.number })}
            </Link>
          </p>
          <p className="text-sm text-soft">{m.invoices_issued_at({ at: formatDateTime(invoice.issuedAt) })}</p>
        </div>
        <ButtonLink
          reloadDocument
          to={paths.organiserInvoicePdf(slug, number)}
          icon={<FileText size={18} aria-hidden />}
        >
          {m.invoices_open_pdf()}
        </ButtonLink>
      </div>
      {cancelledAt && (
        <Alert tone="bad" title={m.invoices_cancelled_at({ at: formatDateTime(cancelledAt) })} className="mb-6">
          {invoice.cancelledReason}
        </Alert>
      )}
      {!cancelledAt && isChanged && (
        <Alert
          tone="wait"
          title={m.invoices_changed_title()}
          className="mb-6"
          actions={
            mayBill && invoice.isBillable ? (
              <ButtonLink to={paths.organiserInvoiceIssuing(slug, { application: application.id })}>
                {m.invoices_replace()}
              </ButtonLink>
            ) : undefined
          }
        >
          {m.invoices_changed_text()}
        </Alert>
      )}
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <LineTable lines={invoice.lines} sums={invoice.sums} />
          <Section title={m.invoices_payments()}>
            <PaymentTable
              payments={invoice.payments}
              undoTo={mayBill ? (payment) => paths.organiserPaymentUndoing(slug, payment.id) : null}
            />
          </Section>
          {invoice.reminders.length > 0 && (
            <Section title={m.invoices_reminders()}>
              <ul className="grid list-disc gap-1.5 pl-5">
                {invoice.reminders.map(({ part, kind, dueOn, amount, sentAt }) => (
                  <li key={`${part} ${kind} ${dueOn}`}>
                    {(kind === "coming" ? m.invoices_reminder_coming : m.invoices_reminder)({
                      at: formatDateTime(sentAt),
                      amount: formatMoney(amount),
                      part: part === "deposit" ? m.invoices_part_deposit() : m.invoices_part_balance(),
                      date: formatDate(dueOn),
                    })}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {invoice.others.length > 0 && (
            <p className="mt-6 text-soft">
              {m.invoices_others()}{" "}
              {invoice.others.map((other) => (
                <Link key={other.number} to={paths.organiserInvoice(slug, other.number)} className="mr-3">
                  {other.text}
                </Link>
              ))}
            </p>
          )}
        </div>
        <AccountCard slug={slug} invoice={invoice} mayBill={mayBill} own={own} />
      </div>
    </Page>
  );
}

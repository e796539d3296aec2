import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
import { ownInvoice, payCode } from "~/domain/invoices/own-invoices.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDateTime, formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { LineTable } from "~/ui/invoices/line-table";
import { PayCard } from "~/ui/invoices/pay-card";
import { PaymentTable } from "~/ui/invoices/payment-table";
import { StandingTag } from "~/ui/invoices/standing-tag";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.invoices_own_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { fair, invoice } = await ownInvoice(ctx, id);
    const { slug, name, nameEn } = fair;
    if (!invoice) return { id, fair: { slug, name, nameEn }, invoice: null, code: null };
    // Who noted a payment is the organiser's business.
    const payments = invoice.payments.map((payment) => ({ ...payment, notedBy: "" }));
    return { id, fair: { slug, name, nameEn }, invoice: { ...invoice, payments }, code: payCode(invoice) };
  });
}

/** What an exhibitor pays, how, and what has come in. */
export default function OwnInvoices() {
  const { id, fair, invoice, code } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.invoices_own_title()}
        lead={fairName(fair)}
        breadcrumbs={[{ label: m.invoices_own_application(), to: paths.application(id) }]}
        tags={invoice && <StandingTag standing={invoice.cancelledAt ? "ended" : invoice.standing} />}
        actions={
          invoice && (
            <ButtonLink
              reloadDocument
              to={paths.applicationInvoicePdf(id, invoice.number)}
              icon={<FileText size={18} aria-hidden />}
            >
              {m.invoices_open_pdf()}
            </ButtonLink>
          )
        }
      />
      {invoice ? (
        <div className="grid items-start gap-8 lg:grid-cols-[1fr_24rem]">
          <div className="min-w-0 max-lg:order-last">
            {invoice.cancelledAt && (
              <Alert
                tone="wait"
                title={m.invoices_cancelled_at({ at: formatDateTime(invoice.cancelledAt) })}
                className="mb-6"
              >
                {invoice.cancelledReason}
              </Alert>
            )}
            <h2 className="mb-4">{m.invoices_notice({ number: invoice.text })}</h2>
            <LineTable lines={invoice.lines} sums={invoice.sums} />
            {invoice.kept > 0 && (
              <p className="mt-4 text-soft">{m.invoices_own_kept({ amount: formatMoney(invoice.kept) })}</p>
            )}
            <Section title={m.invoices_payments()}>
              <PaymentTable payments={invoice.payments} undoTo={null} isOwn />
            </Section>
            <p className="mt-6 text-sm text-soft">{m.invoices_paper_no_tax_invoice()}</p>
          </div>
          <aside className="grid gap-5 lg:sticky lg:top-6">
            {invoice.asksTooMuch ? (
              <>
                <Alert tone="wait" title={m.invoices_own_too_much()}>
                  {m.invoices_own_too_much_text()}
                </Alert>
                {invoice.account.toRefund > 0 && (
                  <Alert tone="info">{m.invoices_own_refund({ amount: formatMoney(invoice.account.toRefund) })}</Alert>
                )}
              </>
            ) : invoice.account.next && !invoice.cancelledAt ? (
              <PayCard
                next={invoice.account.next}
                owed={invoice.account.owed}
                isLate={invoice.account.isLate}
                bank={invoice.bank}
                spacedReference={invoice.spacedReference}
                code={code}
              />
            ) : (
              <Alert tone={invoice.account.toRefund > 0 ? "info" : "ok"}>
                {invoice.account.toRefund > 0
                  ? m.invoices_own_refund({ amount: formatMoney(invoice.account.toRefund) })
                  : m.invoices_own_nothing_due()}
              </Alert>
            )}
          </aside>
        </div>
      ) : (
        <EmptyState title={m.invoices_own_none()}>{m.invoices_own_none_text()}</EmptyState>
      )}
    </Page>
  );
}

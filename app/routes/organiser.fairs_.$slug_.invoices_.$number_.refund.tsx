import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CashForm } from "~/domain/invoices/forms";
import { noteRefund } from "~/domain/invoices/note-money.server";
import { whyNotBill, whyNotMoneyOf, whyNotRefund } from "~/domain/invoices/policy";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { MoneyForm } from "~/ui/invoices/money-form";

export const meta: MetaFunction = () => [{ title: `${m.invoices_note_refund()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    const { number, text, account, application } = invoice;
    const whyNot =
      whyNotBill(ctx.actor, fair) ?? whyNotMoneyOf(ctx.actor, invoice.application) ?? whyNotRefund(invoice.account);
    return {
      slug: fair.slug,
      number,
      text,
      applicant: application.applicant,
      amount: account.toRefund,
      today: todayInVietnam(ctx.now),
      key: randomUUID(),
      whyNot,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    await noteRefund(ctx, invoice.id, await parseForm(ctx, CashForm));
    return redirectWithNotice(paths.organiserInvoice(fair.slug, invoice.number), m.invoices_refund_noted());
  });
}

export default function Refund() {
  const { slug, number, text, applicant, amount, today, key, whyNot } = useLoaderData<typeof loader>();
  return (
    <MoneyForm
      title={m.invoices_note_refund()}
      lead={m.invoices_refund_lead({ name: applicant, amount: formatMoney(amount) })}
      back={{ label: m.invoices_notice({ number: text }), to: paths.organiserInvoice(slug, number) }}
      amount={amount > 0 ? formatNumber(amount) : ""}
      today={today}
      formKey={key}
      confirm={m.invoices_note_refund()}
      whyNot={whyNot}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}

import { randomUUID } from "node:crypto";
import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CashForm } from "~/domain/invoices/forms";
import { noteCash } from "~/domain/invoices/note-money.server";
import { whyNotBill, whyNotMoneyOf, whyNotTakeMoney } from "~/domain/invoices/policy";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { MoneyForm } from "~/ui/invoices/money-form";

export const meta: MetaFunction = () => [{ title: `${m.invoices_note_cash()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, invoice } = await invoiceAtWork(ctx, args.params.slug!, args.params.number!);
    const { number, text, account, application } = invoice;
    const whyNot =
      whyNotBill(ctx.actor, fair) ?? whyNotMoneyOf(ctx.actor, invoice.application) ?? whyNotTakeMoney(invoice);
    return {
      slug: fair.slug,
      number,
      text,
      applicant: application.applicant,
      amount: account.next?.amount ?? 0,
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
    await noteCash(ctx, invoice.id, await parseForm(ctx, CashForm));
    return redirectWithNotice(paths.organiserInvoice(fair.slug, invoice.number), m.invoices_cash_noted());
  });
}

export default function Cash() {
  const { slug, number, text, applicant, amount, today, key, whyNot } = useLoaderData<typeof loader>();
  return (
    <MoneyForm
      title={m.invoices_note_cash()}
      lead={m.invoices_cash_lead({ name: applicant, amount: formatMoney(amount) })}
      back={{ label: m.invoices_notice({ number: text }), to: paths.organiserInvoice(slug, number) }}
      amount={amount > 0 ? formatNumber(amount) : ""}
      today={today}
      formKey={key}
      confirm={m.invoices_note_cash()}
      whyNot={whyNot}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}

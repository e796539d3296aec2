import { randomUUID } from "node:crypto";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { MatchForm } from "~/domain/invoices/forms";
import { matchTransfer } from "~/domain/invoices/match-transfer.server";
import { mayBill } from "~/domain/invoices/policy";
import { openTransfers, transferAtWork } from "~/domain/invoices/transfers.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate, formatMoney, formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { findingSentence } from "~/ui/invoices/finding-sentence";
import { FindingTag } from "~/ui/invoices/finding-tag";
import { MoneyHead } from "~/ui/invoices/money-head";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { CheckboxField, NumberField, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.invoices_transfer()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const transfer = await transferAtWork(ctx, args.params.id!);
    const open = await openTransfers(ctx, fair.agencyId);
    return { head: headOfFair(fair), transfer, open, mayBill: mayBill(ctx.actor, fair), key: randomUUID() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const id = args.params.id!;
    await matchTransfer(ctx, fair.id, id, await parseForm(ctx, MatchForm));
    return redirectWithNotice(paths.organiserTransfer(fair.slug, id), m.invoices_matched());
  });
}

/** One transfer: what it says, what was found, and what to do with what is left of it. */
export default function TransferPage() {
  const { head, transfer, open, mayBill, key } = useLoaderData<typeof loader>();
  const { slug } = head;
  const { id, left, named, likely, setAsideAt } = transfer;
  const [form, fields] = useForm<MatchForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(MatchForm),
    defaultValue: { invoice: (named ?? likely[0])?.spacedReference ?? "", amount: formatNumber(left) },
  });
  return (
    <Page>
      <MoneyHead fair={head} current="statements" open={open} />
      <p className="mb-1">
        <Link to={paths.organiserStatements(slug)}>{m.invoices_transfers()}</Link>
      </p>
      <h2>{m.invoices_transfer_of({ amount: formatMoney(transfer.amount), date: formatDate(transfer.bookedOn) })}</h2>
      <div className="mt-6 grid items-start gap-8 lg:grid-cols-[1fr_24rem]">
        <div className="min-w-0">
          <Card>
            <DefinitionList
              items={[
                {
                  term: m.invoices_transfer_text(),
                  detail: <span className="wrap-anywhere">{transfer.text || m.invoices_no_text()}</span>,
                },
                {
                  term: m.invoices_column_reference(),
                  detail: <span className="wrap-anywhere">{transfer.bankReference ?? "–"}</span>,
                },
                {
                  term: m.invoices_finding(),
                  detail: (
                    <span className="grid justify-items-start gap-1.5">
                      <FindingTag finding={transfer.finding} />
                      <span>{findingSentence(transfer.finding)}</span>
                    </span>
                  ),
                },
                { term: m.invoices_left(), detail: <strong>{formatMoney(left)}</strong> },
              ]}
            />
          </Card>
          <Section title={m.invoices_matches()}>
            <DataTable
              caption={m.invoices_matches()}
              rows={transfer.payments}
              rowKey={(payment) => payment.id}
              empty={<p className="text-soft">{m.invoices_no_matches()}</p>}
              columns={[
                {
                  head: m.invoices_column_notice(),
                  cell: (payment) => (
                    <Link to={paths.organiserInvoice(payment.fairSlug, payment.number)}>
                      {payment.applicationNumber}
                    </Link>
                  ),
                },
                {
                  head: m.invoices_amount(),
                  numeric: true,
                  cell: (payment) => (
                    <span className={payment.undoneAt ? "line-through" : "font-semibold"}>
                      {formatMoney(payment.amount)}
                    </span>
                  ),
                },
                {
                  head: m.invoices_noted(),
                  cell: (payment) => (
                    <span className="grid">
                      {payment.notedBy}
                      <span className="text-sm text-soft">{formatTimestamp(payment.notedAt)}</span>
                    </span>
                  ),
                },
                {
                  head: m.invoices_acts(),
                  cell: (payment) => {
                    if (payment.undoneAt) return <Tag>{m.invoices_undone()}</Tag>;
                    return mayBill ? (
                      <Link to={paths.organiserPaymentUndoing(payment.fairSlug, payment.id)}>{m.invoices_undo()}</Link>
                    ) : null;
                  },
                },
              ]}
            />
          </Section>
        </div>
        <aside className="grid gap-5">
          {setAsideAt && (
            <Alert
              tone="info"
              title={m.invoices_is_aside()}
              actions={
                mayBill && (
                  <PostButton action={paths.organiserTransferAct(slug, id, "return")}>
                    {m.invoices_take_up()}
                  </PostButton>
                )
              }
            >
              {transfer.setAsideReason}
            </Alert>
          )}
          {mayBill && !setAsideAt && left > 0 && (
            <Card className="grid gap-5">
              <h3 className="text-xl">{m.invoices_match_title()}</h3>
              <PostForm form={form} labels={{ invoice: m.invoices_match_invoice(), amount: m.invoices_amount() }}>
                <input type="hidden" name="key" value={key} />
                <TextField
                  field={fields.invoice}
                  label={m.invoices_match_invoice()}
                  hint={m.invoices_match_hint()}
                  autoComplete="off"
                />
                <NumberField field={fields.amount} label={m.invoices_amount()} suffix={m.invoices_dong()} />
                <CheckboxField
                  field={fields.beyond}
                  label={m.invoices_match_beyond()}
                  hint={m.invoices_match_beyond_hint()}
                />
                <div className="actions">
                  <Button type="submit" kind="main">
                    {m.invoices_match()}
                  </Button>
                </div>
              </PostForm>
              {likely.length > 0 && (
                <div>
                  <p className="font-semibold">{m.invoices_likely()}</p>
                  <ul className="mt-1 grid gap-1">
                    {likely.map((notice) => (
                      <li key={notice.reference}>
                        <Link to={paths.organiserInvoice(notice.fairSlug, notice.number)}>{notice.text}</Link>{" "}
                        {notice.signName}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              <p>
                <ButtonLink kind="quiet" to={paths.organiserTransferAct(slug, id, "setting-aside")}>
                  {m.invoices_set_aside()}
                </ButtonLink>
              </p>
            </Card>
          )}
        </aside>
      </div>
    </Page>
  );
}

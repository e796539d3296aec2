import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { accountsOf } from "~/domain/invoices/account.server";
import { DeskQuery, StatementForm, TRANSFER_FILTERS } from "~/domain/invoices/forms";
import { whyNotBill } from "~/domain/invoices/policy";
import { MAX_STATEMENT_BYTES, statementsOf, uploadStatement } from "~/domain/invoices/statements.server";
import { openTransfers, transfersOf } from "~/domain/invoices/transfers.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { MoneyHead } from "~/ui/invoices/money-head";
import { TransferTable } from "~/ui/invoices/transfer-table";
import { Button } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { CheckboxField, FileField, SelectField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.invoices_statements()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const query = parseQuery(ctx.request, DeskQuery);
    const [transfers, statements, open, accounts] = await Promise.all([
      transfersOf(ctx, fair.agencyId, query),
      statementsOf(ctx, fair.agencyId),
      openTransfers(ctx, fair.agencyId),
      accountsOf(ctx, fair.agencyId),
    ]);
    return {
      head: headOfFair(fair),
      query,
      transfers,
      statements,
      open,
      accounts: accounts.map(({ id, number, bankName }) => ({ id, name: `${number} – ${bankName}` })),
      maxBytes: MAX_STATEMENT_BYTES,
      whyNot: whyNotBill(ctx.actor, fair) ?? (accounts.length === 0 ? m.invoices_no_account() : null),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { file, ...way } = await parseUpload(ctx, StatementForm);
    const { id, isNew } = await uploadStatement(ctx, fair.id, uploadOf(file), way);
    if (way.isChosen && isNew) return redirect(paths.organiserStatementColumns(fair.slug, id));
    const notice = isNew ? m.invoices_statement_read() : m.invoices_statement_there();
    return redirectWithNotice(paths.organiserStatement(fair.slug, id), notice);
  });
}

const FILTER_NAMES = {
  open: m.invoices_transfers_open,
  matched: m.invoices_transfers_matched,
  aside: m.invoices_transfers_aside,
  all: m.common_all,
};

/** What the bank says: statements are brought in here, and what names no notice is settled by hand. */
export default function Statements() {
  const { head, query, transfers, statements, open, accounts, maxBytes, whyNot } = useLoaderData<typeof loader>();
  const { slug } = head;
  const [form, fields] = useForm<{ file: File; accountId?: string; isChosen?: string }>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(StatementForm),
  });
  return (
    <Page>
      <MoneyHead fair={head} current="statements" open={open} />
      <h2 className="sr-only">{m.invoices_statements()}</h2>
      <Card>
        <PostForm form={form} encType="multipart/form-data" labels={{ file: m.invoices_statement_file() }}>
          {accounts.length > 1 && (
            <SelectField
              field={fields.accountId}
              label={m.invoices_account()}
              choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder={null}
            />
          )}
          <FileField
            field={fields.file}
            label={m.invoices_statement_file()}
            hint={m.invoices_statement_hint()}
            accept=".csv,.txt,.xlsx"
            types="CSV, XLSX"
            maxBytes={maxBytes}
          />
          <CheckboxField
            field={fields.isChosen}
            label={m.invoices_columns_by_hand()}
            hint={m.invoices_columns_hint()}
          />
          <div className="actions">
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.invoices_statement_upload()}
            </Button>
          </div>
        </PostForm>
      </Card>
      <Section title={m.invoices_transfers()}>
        <Tabs
          label={m.invoices_transfers()}
          items={TRANSFER_FILTERS.map((show) => ({
            label: FILTER_NAMES[show](),
            to: paths.organiserStatements(slug, { show }),
            current: show === query.show,
            ...(show === "open" && { count: open }),
          }))}
        />
        <TransferTable
          slug={slug}
          rows={transfers.rows}
          empty={
            statements.length === 0 ? (
              <EmptyState title={m.invoices_transfers_none()}>{m.invoices_transfers_none_text()}</EmptyState>
            ) : (
              <EmptyState title={m.invoices_transfers_none_here()} />
            )
          }
        />
        <Pagination
          page={transfers.page}
          pageSize={transfers.pageSize}
          total={transfers.total}
          href={(page) => paths.organiserStatements(slug, { show: query.show, page })}
        />
      </Section>
      {statements.length > 0 && (
        <Section title={m.invoices_statements_past()}>
          <DataTable
            caption={m.invoices_statements_past()}
            rows={statements}
            rowKey={(row) => row.id}
            columns={[
              {
                head: m.invoices_statement_file(),
                cell: (row) => <Link to={paths.organiserStatement(slug, row.id)}>{row.fileName}</Link>,
                className: "wrap-anywhere",
              },
              {
                head: m.common_status(),
                cell: (row) =>
                  row.appliedAt ? (
                    <Tag tone="ok">{m.invoices_statement_is_applied()}</Tag>
                  ) : (
                    <Tag tone="wait">
                      {row.credits > 0 ? m.invoices_statement_waits() : m.invoices_statement_no_columns()}
                    </Tag>
                  ),
              },
              { head: m.invoices_credits(), numeric: true, cell: (row) => formatNumber(row.credits) },
              { head: m.invoices_uploaded_by(), cell: (row) => row.uploadedBy },
              { head: m.invoices_uploaded_at(), cell: (row) => formatTimestamp(row.uploadedAt) },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { findRows } from "~/domain/invoices/findings.server";
import { whyNotBill } from "~/domain/invoices/policy";
import { rowsDigest, statementById } from "~/domain/invoices/statements.server";
import { openTransfers, transfersOf } from "~/domain/invoices/transfers.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatDate, formatDateTime, formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { FindingTag } from "~/ui/invoices/finding-tag";
import { MoneyHead } from "~/ui/invoices/money-head";
import { TransferTable } from "~/ui/invoices/transfer-table";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";

export const meta: MetaFunction = () => [{ title: `${m.invoices_statement()} · ${m.common_brand()}` }];

/** Lines that a preview shows at most; all of them are read. */
const SHOWN = 200;

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { rows, ...statement } = await statementById(ctx, args.params.id!);
    const isApplied = statement.appliedAt !== null;
    if (!isApplied && rows.length === 0) return redirect(paths.organiserStatementColumns(fair.slug, statement.id));
    const found = isApplied ? [] : await findRows(ctx, statement, rows);
    const kept = isApplied
      ? (await transfersOf(ctx, statement.agencyId, { show: "all", page: 1 }, statement.id)).rows
      : [];
    const fresh = found.filter(({ isKnown }) => !isKnown);
    return {
      head: headOfFair(fair),
      open: await openTransfers(ctx, fair.agencyId),
      statement: {
        id: statement.id,
        fileName: statement.fileName,
        uploadedAt: statement.uploadedAt,
        uploadedBy: statement.uploadedBy,
        appliedAt: statement.appliedAt,
        seen: rowsDigest(rows),
      },
      kept,
      count: rows.length,
      fresh: fresh.length,
      doubtful: fresh.filter(({ finding }) => finding === "doubtful").length,
      noted: fresh.filter((one) => one.noted > 0).length,
      sum: fresh.reduce((sum, { noted }) => sum + noted, 0),
      rows: found.slice(0, SHOWN).map(({ row, finding, noted, money, isKnown }) => ({
        ...{ line: row.line, bookedOn: row.bookedOn, amount: row.amount, text: row.text },
        ...{ finding, noted, isKnown, applicant: money?.applicant ?? null, number: money?.number ?? null },
      })),
      whyNot: whyNotBill(ctx.actor, fair),
    };
  });
}

/** What will be taken over of a statement, before it is; and what was, after. */
export default function StatementPage() {
  const { head, open, statement, kept, count, fresh, noted, doubtful, sum, rows, whyNot } =
    useLoaderData<typeof loader>();
  const { slug } = head;
  return (
    <Page>
      <MoneyHead fair={head} current="statements" open={open} />
      <p className="mb-1">
        <Link to={paths.organiserStatements(slug)}>{m.invoices_statements()}</Link>
      </p>
      <h2 className="wrap-anywhere">{statement.fileName}</h2>
      <p className="mb-6 text-soft">
        {m.invoices_statement_by({ name: statement.uploadedBy, at: formatDateTime(statement.uploadedAt) })}
      </p>
      {statement.appliedAt ? (
        <>
          <Alert tone="ok" className="mb-6">
            {m.invoices_statement_applied_at({ at: formatDateTime(statement.appliedAt), count: formatNumber(count) })}
          </Alert>
          <TransferTable slug={slug} rows={kept} empty={<EmptyState title={m.invoices_statement_all_known()} />} />
        </>
      ) : (
        <>
          <Card className="mb-6 grid gap-4">
            <ul className="grid list-disc gap-1.5 pl-5">
              <li>{m.invoices_preview_fresh({ count: formatNumber(fresh), all: formatNumber(count) })}</li>
              <li>{m.invoices_preview_noted({ count: formatNumber(noted), amount: formatMoney(sum) })}</li>
              <li>{m.invoices_preview_open({ count: formatNumber(fresh - noted) })}</li>
            </ul>
            {doubtful > 0 && (
              <Alert tone="wait">{m.invoices_preview_doubtful({ count: formatNumber(doubtful) })}</Alert>
            )}
            <div className="actions">
              <PostButton
                kind="main"
                action={paths.organiserStatementAct(slug, statement.id, "application")}
                fields={{ seen: statement.seen }}
                whyNot={whyNot}
              >
                {m.invoices_statement_apply()}
              </PostButton>
              {!whyNot && (
                <ButtonLink to={paths.organiserStatementColumns(slug, statement.id)}>
                  {m.invoices_columns_again()}
                </ButtonLink>
              )}
              {!whyNot && (
                <PostButton kind="quiet" action={paths.organiserStatementAct(slug, statement.id, "removal")}>
                  {m.invoices_statement_remove()}
                </PostButton>
              )}
            </div>
          </Card>
          <DataTable
            caption={m.invoices_preview()}
            rows={rows}
            rowKey={(row) => String(row.line)}
            columns={[
              {
                head: m.invoices_transfer_text(),
                cell: (row) => row.text || m.invoices_no_text(),
                className: "wrap-anywhere",
              },
              { head: m.invoices_column_date(), cell: (row) => formatDate(row.bookedOn) },
              { head: m.invoices_amount(), numeric: true, cell: (row) => formatMoney(row.amount) },
              {
                head: m.invoices_finding(),
                cell: (row) => (
                  <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
                    {row.isKnown ? <Tag>{m.invoices_known()}</Tag> : <FindingTag finding={row.finding} />}
                    {row.applicant && (
                      <span className="text-sm text-soft">
                        {row.applicant} · {row.number}
                      </span>
                    )}
                  </span>
                ),
              },
              {
                head: m.invoices_noted_amount(),
                numeric: true,
                cell: (row) => (row.noted > 0 ? formatMoney(row.noted) : "–"),
              },
            ]}
          />
          {count > rows.length && (
            <p className="mt-4 text-soft">{m.invoices_preview_more({ count: formatNumber(count - rows.length) })}</p>
          )}
        </>
      )}
    </Page>
  );
}

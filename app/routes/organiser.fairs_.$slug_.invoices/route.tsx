import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Download, Landmark } from "lucide-react";
import { accountInForce } from "~/domain/invoices/account.server";
import { MoneyQuery } from "~/domain/invoices/forms";
import { mayBill } from "~/domain/invoices/policy";
import { moneyDesk } from "~/domain/invoices/queries.server";
import { STANDING_FILTERS } from "~/domain/invoices/rules";
import { openTransfers } from "~/domain/invoices/transfers.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { moneyStandingName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { MoneyHead } from "~/ui/invoices/money-head";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Page } from "~/ui/primitives/page-header";
import { Pagination } from "~/ui/primitives/pagination";
import { SearchField } from "~/ui/primitives/search-field";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { Tabs } from "~/ui/primitives/tabs";
import { MoneyTable } from "./money-table";

export const meta: MetaFunction = () => [{ title: `${m.invoices_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const query = parseQuery(ctx.request, MoneyQuery);
    const { fair, list, totals } = await moneyDesk(ctx, args.params.slug!, query);
    const [account, open] = await Promise.all([accountInForce(ctx, fair.agencyId), openTransfers(ctx, fair.agencyId)]);
    const { slug } = fair;
    return { head: headOfFair(fair), slug, query, list, totals, open, account, mayBill: mayBill(ctx.actor, fair) };
  });
}

/** Who owes what, who has paid, and whom a notice is due for. */
export default function Money() {
  const { head, slug, query, list, totals, open, account, mayBill } = useLoaderData<typeof loader>();
  const { standing, q } = query;
  const to = (values: { standing?: string; page?: number }) => paths.organiserMoney(slug, { standing, q, ...values });
  const { not_billed: notBilled, changed, refund } = totals.standings;
  return (
    <Page>
      <MoneyHead
        fair={head}
        current="notices"
        open={open}
        actions={
          mayBill &&
          notBilled + changed > 0 && (
            <ButtonLink kind="main" to={paths.organiserInvoiceIssuing(slug)}>
              {m.invoices_issue_count({ count: notBilled + changed })}
            </ButtonLink>
          )
        }
      />
      <h2 className="sr-only">{m.invoices_notices()}</h2>
      <StatRow areLong>
        <Stat
          label={m.invoices_stat_payable()}
          value={formatMoney(totals.payable)}
          note={m.invoices_stat_support({ amount: formatMoney(totals.support) })}
        />
        <Stat label={m.invoices_stat_paid()} value={formatMoney(totals.paid)} />
        <Stat
          label={m.invoices_stat_owed()}
          value={formatMoney(totals.owed)}
          note={m.invoices_stat_late({ count: formatNumber(totals.standings.late) })}
        />
        <Stat
          label={m.invoices_stat_refund()}
          value={formatMoney(totals.toRefund)}
          note={m.invoices_stat_refunds({ count: formatNumber(refund) })}
        />
      </StatRow>
      <div className="my-6">
        {account ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
            <Landmark size={18} aria-hidden />
            {m.invoices_account_line({ number: account.number, bank: account.bankName, holder: account.holder })}
            <Link to={paths.organiserBankAccount(slug)}>{m.invoices_account_change()}</Link>
          </p>
        ) : (
          <Alert
            tone="wait"
            title={m.invoices_account_none()}
            actions={<ButtonLink to={paths.organiserBankAccount(slug)}>{m.invoices_account_set()}</ButtonLink>}
          >
            {m.invoices_account_none_text()}
          </Alert>
        )}
      </div>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-4">
        <div className="w-full max-w-xl">
          <SearchField
            action={paths.organiserMoney(slug)}
            defaultValue={q}
            label={m.invoices_search()}
            placeholder={m.invoices_search_placeholder()}
            kind="plain"
          >
            <input type="hidden" name="standing" value={standing} />
          </SearchField>
        </div>
        <div className="no-print flex flex-wrap gap-3">
          {(["xlsx", "csv"] as const).map((format) => (
            <ButtonLink
              key={format}
              small
              reloadDocument
              to={paths.organiserMoneyFile(slug, format, { standing, q })}
              icon={<Download size={17} aria-hidden />}
            >
              {format === "xlsx" ? m.invoices_download_xlsx() : m.invoices_download_csv()}
            </ButtonLink>
          ))}
        </div>
      </div>
      <Tabs
        label={m.invoices_standings()}
        items={STANDING_FILTERS.filter((one) => one === "all" || one === standing || totals.standings[one] > 0).map(
          (one) => ({
            label: one === "all" ? m.common_all() : moneyStandingName(one),
            count: one === "all" ? totals.count : totals.standings[one],
            to: to({ standing: one, page: 1 }),
            current: one === standing,
          }),
        )}
      />
      <MoneyTable slug={slug} rows={list.rows} isAny={totals.count > 0} />
      <Pagination page={list.page} pageSize={list.pageSize} total={list.total} href={(page) => to({ page })} />
    </Page>
  );
}

import { Link } from "@remix-run/react";
import type { BudgetSum } from "~/domain/fairs/budget";
import { paths } from "~/http/paths";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { fairMoneySourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { moneyInWords } from "~/lib/money";
import type { FairMoneySource } from "~/lib/vocabulary";
import { DataTable } from "~/ui/primitives/data-table";
import { Stat, StatRow } from "~/ui/primitives/stat";

interface ShownItem {
  readonly id: string;
  readonly source: FairMoneySource;
  readonly item: string;
  readonly planned: number;
  readonly spent: number | null;
  readonly legalSource: string;
}

interface BudgetSumsProps {
  readonly sum: BudgetSum;
  readonly bySource: readonly (BudgetSum & { readonly source: FairMoneySource })[];
}

/** What a budget comes to, in figures and words. */
export function BudgetSums({ sum: { planned, spent, open }, bySource }: BudgetSumsProps) {
  const words = (amount: number) => moneyInWords(amount, getLocale());
  return (
    <div className="grid gap-6">
      <StatRow areLong>
        <Stat label={m.fairs_field_planned()} value={formatMoney(planned)} note={words(planned)} />
        <Stat
          label={m.fairs_field_spent()}
          value={formatMoney(spent)}
          note={open > 0 ? m.fairs_budget_open({ count: formatNumber(open) }) : words(spent)}
        />
        <Stat label={m.fairs_budget_left()} value={left(planned - spent)} />
      </StatRow>
      <DataTable
        caption={m.fairs_budget_by_source()}
        rows={bySource}
        rowKey={(row) => row.source}
        columns={[
          { head: m.fairs_field_money(), cell: (row) => fairMoneySourceName(row.source), className: "font-semibold" },
          { head: m.fairs_field_planned(), cell: (row) => formatMoney(row.planned), numeric: true },
          { head: m.fairs_field_spent(), cell: (row) => formatMoney(row.spent), numeric: true },
        ]}
      />
    </div>
  );
}

const left = (amount: number) => (amount < 0 ? `−${formatMoney(-amount)}` : formatMoney(amount));

/** The lines of a budget, in the order in which they were written. */
export function BudgetTable({ slug, items }: { slug: string; items: readonly ShownItem[] }) {
  return (
    <DataTable
      caption={m.fairs_step_budget()}
      rows={items}
      rowKey={(row) => row.id}
      empty={<p className="text-soft">{m.fairs_budget_none()}</p>}
      columns={[
        {
          head: m.fairs_field_item(),
          cell: (row) => <Link to={paths.organiserFairBudgetItem(slug, row.id)}>{row.item}</Link>,
        },
        { head: m.fairs_field_money(), cell: (row) => fairMoneySourceName(row.source) },
        { head: m.fairs_field_planned(), cell: (row) => formatMoney(row.planned), numeric: true },
        {
          head: m.fairs_field_spent(),
          cell: (row) =>
            row.spent === null ? <span className="text-soft">{m.common_not_yet()}</span> : formatMoney(row.spent),
          numeric: true,
        },
        { head: m.schemes_source(), cell: (row) => row.legalSource || <span className="text-soft">–</span> },
      ]}
    />
  );
}

import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface ShownLine {
  readonly text: string;
  readonly quantity: number;
  readonly unit: string | null;
  readonly unitPrice: number;
  readonly amount: number;
  readonly support: number;
}

interface LineTableProps {
  readonly lines: readonly ShownLine[];
  readonly sums: { readonly total: number; readonly support: number; readonly payable: number };
}

/** What a notice is made of, and what it comes to. */
export function LineTable({ lines, sums }: LineTableProps) {
  return (
    <>
      <DataTable
        caption={m.invoices_lines()}
        rows={lines}
        empty={<p className="text-soft">{m.invoices_no_lines()}</p>}
        rowKey={(line) => line.text}
        columns={[
          { head: m.invoices_line_what(), cell: (line) => <span className="font-semibold">{line.text}</span> },
          {
            head: m.invoices_line_quantity(),
            numeric: true,
            cell: (line) => [formatNumber(line.quantity), line.unit].filter(Boolean).join(" "),
          },
          { head: m.invoices_line_price(), numeric: true, cell: (line) => formatMoney(line.unitPrice) },
          { head: m.invoices_line_amount(), numeric: true, cell: (line) => formatMoney(line.amount) },
          { head: m.invoices_line_support(), numeric: true, cell: (line) => formatMoney(line.support) },
        ]}
      />
      <dl className="mt-4 ml-auto grid max-w-md gap-1.5">
        <Sum term={m.invoices_sum_total()} amount={sums.total} />
        <Sum term={m.invoices_sum_support()} amount={sums.support} />
        <Sum term={m.invoices_sum_payable()} amount={sums.payable} isMain />
      </dl>
    </>
  );
}

function Sum({ term, amount, isMain }: { term: string; amount: number; isMain?: boolean }) {
  return (
    <div
      className={
        isMain ? "flex justify-between gap-4 border-t border-line pt-2 text-lg font-bold" : "flex justify-between gap-4"
      }
    >
      <dt>{term}</dt>
      <dd className="whitespace-nowrap tabular-nums">{formatMoney(amount)}</dd>
    </div>
  );
}

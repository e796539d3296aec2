import { isSupport, type SourceMoney, supportOf } from "~/domain/fair-reports/programme";
import { formatMoney } from "~/i18n/formats";
import { fairMoneySourceName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

const shown = (amount: number | null) => (amount === null ? m.figures_unknown() : formatMoney(amount));

/** Whose money it was; what the programmes gave stands at the end. */
export function MoneyTable({ money }: { money: readonly SourceMoney[] }) {
  if (money.length === 0) return <p className="text-soft">{m.figures_money_none()}</p>;
  const support = money.filter(({ source }) => isSupport(source));
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-soft">{m.figures_money_lead()}</p>
      <DataTable
        caption={m.figures_money()}
        rows={money}
        rowKey={({ source }) => source}
        columns={[
          {
            head: m.closings_source(),
            cell: ({ source }) => (
              <>
                <span className="font-semibold">{fairMoneySourceName(source)}</span>
                {isSupport(source) && <span className="block text-sm text-soft">{m.figures_is_support()}</span>}
              </>
            ),
          },
          { head: m.closings_planned(), numeric: true, cell: ({ planned }) => formatMoney(planned) },
          { head: m.closings_spent(), numeric: true, cell: ({ spent }) => shown(spent) },
        ]}
        foot={
          support.length > 0 && (
            <tr>
              <th scope="row">{m.figures_support_sum()}</th>
              <td className="n" data-label={m.closings_planned()}>
                {formatMoney(support.reduce((sum, { planned }) => sum + planned, 0))}
              </td>
              <td className="n" data-label={m.closings_spent()}>
                {shown(supportOf(support))}
              </td>
            </tr>
          )
        }
      />
    </div>
  );
}

import { formatDate, formatMoney } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";

interface PayCardProps {
  readonly next: { readonly amount: number; readonly on: string | null; readonly isDeposit: boolean };
  readonly owed: number;
  readonly isLate: boolean;
  readonly bank: { readonly holder: string; readonly number: string; readonly bankName: string };
  readonly spacedReference: string;
  readonly code: { readonly amount: number; readonly size: number; readonly path: string } | null;
}

/** What is to be paid next, by when, and how: a code for a banking app, and the same in words. */
export function PayCard({ next, owed, isLate, bank, spacedReference, code }: PayCardProps) {
  const due = next.on ? m.invoices_due_by({ date: formatDate(next.on) }) : m.invoices_due_at_once();
  return (
    <Card className="grid gap-5">
      <div>
        <p className="text-soft">{next.isDeposit ? m.invoices_next_deposit() : m.invoices_next_balance()}</p>
        <p className="font-display text-3xl font-bold">{formatMoney(next.amount)}</p>
        <p className={isLate ? "font-semibold text-bad-ink" : "text-soft"}>
          {isLate && next.on ? m.invoices_late_since({ date: formatDate(next.on) }) : due}
        </p>
        {owed > next.amount && (
          <p className="mt-1 text-soft">{m.invoices_owed_in_all({ amount: formatMoney(owed) })}</p>
        )}
      </div>
      {code && (
        <figure className="grid justify-items-center gap-2">
          <svg
            role="img"
            aria-label={m.invoices_code_alt({ amount: formatMoney(code.amount) })}
            viewBox={`0 0 ${code.size} ${code.size}`}
            shapeRendering="crispEdges"
            className="w-56 max-w-full rounded-lg bg-white p-1"
          >
            <path d={code.path} fill="#000000" />
          </svg>
          <figcaption className="text-center text-sm text-soft">{m.invoices_code_how()}</figcaption>
        </figure>
      )}
      <DefinitionList
        items={[
          { term: m.invoices_paper_holder(), detail: bank.holder },
          {
            term: m.invoices_paper_account(),
            detail: <span className="font-semibold tabular-nums">{bank.number}</span>,
          },
          { term: m.invoices_bank(), detail: bank.bankName },
          {
            term: m.invoices_transfer_words(),
            detail: <span className="text-lg font-bold whitespace-nowrap tabular-nums">{spacedReference}</span>,
          },
        ]}
      />
      <p className="text-sm text-soft">{m.invoices_reference_hint()}</p>
    </Card>
  );
}

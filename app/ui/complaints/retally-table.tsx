import type { Retally } from "~/domain/complaints/complaint-details.server";
import { formatNumber, formatPoints, formatTimestamp } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { outcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction, parseFraction } from "~/lib/points";
import { Alert } from "~/ui/primitives/alert";
import { DataTable } from "~/ui/primitives/data-table";

type Difference = Retally["differences"][number];
type Result = Retally["counted"];

const SENTENCES: Record<Difference, () => string> = {
  rules: m.complaints_differs_rules,
  sheets: m.complaints_differs_sheets,
  mean: m.complaints_differs_mean,
  rank: m.complaints_differs_rank,
  outcome: m.complaints_differs_outcome,
  signed: m.complaints_differs_signed,
  shown: m.complaints_differs_shown,
};

/** What counting an entry again found: its sheets, its result beside the one that was kept, and where they differ. */
export function RetallyTable({ retally }: { retally: Retally }) {
  const { sheets, counted, kept, differences, jurors } = retally;
  return (
    <div className="grid gap-4">
      <p className="text-sm text-soft">
        {m.complaints_retally_at({
          at: formatTimestamp(retally.at),
          name: retally.actorName ?? "",
          events: formatNumber(retally.events),
        })}
      </p>
      {differences.length === 0 ? (
        <Alert tone="ok" title={m.complaints_retally_same()} />
      ) : (
        <Alert tone="bad" title={m.complaints_retally_differs()}>
          <ul className="grid list-disc gap-1 pl-4">
            {differences.map((one) => (
              <li key={one}>{SENTENCES[one]()}</li>
            ))}
          </ul>
        </Alert>
      )}
      <DataTable
        caption={m.complaints_retally_result()}
        wide
        rows={rowsOf(counted, kept)}
        rowKey={(row) => row.head}
        columns={[
          { head: m.complaints_retally_figure(), className: "min-w-28", cell: (row) => row.head },
          { head: m.complaints_retally_counted(), numeric: true, cell: (row) => row.counted },
          { head: m.complaints_retally_kept(), numeric: true, cell: (row) => row.kept },
        ]}
      />
      <DataTable
        caption={m.complaints_retally_sheets()}
        wide
        rows={sheets}
        rowKey={(sheet) => sheet.sheet}
        columns={[
          {
            head: m.complaints_retally_juror(),
            className: "min-w-32",
            cell: (sheet) => (
              <span className="grid">
                <span className="font-semibold">{m.complaints_juror_number({ number: sheet.juror })}</span>
                {jurors[sheet.appointment] && (
                  <span className="text-sm font-normal text-soft">{jurors[sheet.appointment]}</span>
                )}
              </span>
            ),
          },
          { head: m.complaints_retally_from_ledger(), numeric: true, cell: (sheet) => formatPoints(sheet.total) },
          {
            head: m.complaints_retally_signed(),
            numeric: true,
            cell: (sheet) => <Compared value={sheet.signed} to={sheet.total} />,
          },
          {
            head: m.complaints_retally_shown(),
            numeric: true,
            cell: (sheet) => <Compared value={sheet.shown} to={sheet.total} />,
          },
        ]}
      />
    </div>
  );
}

/** A total beside the one from the ledger: another one is marked. */
function Compared({ value, to }: { value: number | null; to: number }) {
  const text = value === null ? m.complaints_not_counted() : formatPoints(value);
  return value === to ? text : <strong className="text-bad-ink">{text}</strong>;
}

function rowsOf(counted: Result, kept: Result) {
  const both = (head: string, show: (result: Result) => string) => ({
    head,
    counted: show(counted),
    kept: show(kept),
  });
  return [
    both(m.complaints_retally_mean(), ({ mean }) =>
      mean === null ? "–" : `${formatFraction(parseFraction(mean), 2, getLocale())} (${mean})`,
    ),
    both(m.complaints_retally_rank(), ({ rank }) => (rank === null ? "–" : String(rank))),
    both(m.complaints_retally_sheet_count(), ({ sheets }) => String(sheets)),
    both(m.complaints_retally_outcome(), ({ outcome }) => outcomeName(outcome)),
  ];
}

import type { FairSum, YearRow } from "~/domain/fair-reports/programme";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { yearsName } from "~/ui/fair-reports/years-name";
import { DataTable } from "~/ui/primitives/data-table";

interface MeetingTableProps {
  readonly years: readonly YearRow[];
  readonly whole: FairSum;
}

type Row = Pick<FairSum, "meetings"> & Partial<Pick<YearRow, "fromYear" | "year" | "level">>;
type Met = NonNullable<FairSum["meetings"]>;

/** What was signed at supply-demand meetings, by year and level where it is known; the last row is all of them. */
export function MeetingTable({ years, whole }: MeetingTableProps) {
  const rows: Row[] = [...years.filter(({ meetings }) => meetings !== null), whole];
  const column = (head: string, count: (met: Met) => number, value?: (met: Met) => number) => ({
    head,
    numeric: true,
    cell: ({ meetings }: Row) =>
      meetings && (
        <span className="grid justify-items-end">
          {formatNumber(count(meetings))}
          {value && <span className="text-sm text-soft">{formatMoney(value(meetings))}</span>}
        </span>
      ),
  });
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-soft">{m.figures_meetings_lead()}</p>
      <DataTable
        caption={m.figures_meetings()}
        rows={rows}
        rowKey={(row) => (row === whole ? "whole" : `${row.fromYear} ${row.year} ${row.level}`)}
        columns={[
          {
            head: m.figures_year(),
            cell: ({ year, fromYear, level, meetings }) => (
              <span className="font-semibold">
                {year === undefined ? m.figures_whole() : yearsName(fromYear!, year)}
                {level && <span className="block text-sm font-normal text-soft">{levelTitle(level)}</span>}
                {meetings && meetings.missing > 0 && (
                  <span className="block text-sm font-normal text-soft">
                    {m.figures_missing({ count: formatNumber(meetings.missing) })}
                  </span>
                )}
              </span>
            ),
          },
          column(m.figures_meetings_held(), ({ held }) => held),
          column(
            m.figures_meetings_contracts(),
            ({ contracts }) => contracts,
            ({ contractValue }) => contractValue,
          ),
          column(
            m.figures_meetings_agreements(),
            ({ agreements }) => agreements,
            ({ agreementValue }) => agreementValue,
          ),
        ]}
      />
    </div>
  );
}

import type { FairSum, YearRow } from "~/domain/fair-reports/programme";

import { fairIndicatorName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { FairIndicator } from "~/lib/vocabulary";
import { shownFigure } from "~/ui/fair-reports/shown-figure";
import { yearsName } from "~/ui/fair-reports/years-name";
import { DataTable } from "~/ui/primitives/data-table";
import { provincesShown, SumCell } from "./figure";

interface YearTableProps {
  readonly years: readonly YearRow[];
  readonly whole: FairSum;
}

type Row = FairSum & Partial<Pick<YearRow, "fromYear" | "year" | "level">>;

/** What the fairs came to in each year, by level; the last row is all of them. */
export function YearTable({ years, whole }: YearTableProps) {
  const rows: Row[] = [...years, whole];
  const column = (indicator: FairIndicator) => ({
    head: fairIndicatorName(indicator),
    numeric: true,
    cell: ({ indicators }: Row) => <SumCell indicator={indicator} sum={indicators[indicator]} />,
  });
  return (
    <DataTable
      caption={m.figures_by_year()}
      rows={rows}
      rowKey={(row) => (row === whole ? "whole" : `${row.fromYear} ${row.year} ${row.level}`)}
      columns={[
        {
          head: m.figures_year(),
          className: "sm:whitespace-nowrap",
          cell: (row) => (
            <span className="font-semibold">
              {row.year === undefined ? m.figures_whole() : yearsName(row.fromYear!, row.year)}
              {row.level && <span className="block text-sm font-normal text-soft">{levelTitle(row.level)}</span>}
            </span>
          ),
        },
        column("fairs"),
        column("booths"),
        column("establishments"),
        { head: m.figures_provinces(), numeric: true, cell: ({ provinces }) => provincesShown(provinces) },
        column("visits"),
        column("sales"),
        {
          head: fairIndicatorName("contracts"),
          numeric: true,
          cell: ({ indicators: { contracts, contracted } }) => (
            <SumCell
              indicator="contracts"
              sum={contracts}
              below={contracted.value !== null && shownFigure("contracted", contracted.value)}
            />
          ),
        },
        column("support"),
      ]}
    />
  );
}

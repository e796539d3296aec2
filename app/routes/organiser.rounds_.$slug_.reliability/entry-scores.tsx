import { DRAWS, FEWEST_DRAWN_SHEETS } from "~/domain/agreement/rank-intervals";
import type { EntryFigures } from "~/domain/agreement/round-reliability";
import { formatNumber, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { CsvLink } from "./csv-link";

/** As the tally writes its score. */
export type EntryRow = Omit<EntryFigures, "score"> & { readonly score: string | null };

interface EntryScoresProps {
  readonly slug: string;
  readonly entries: readonly EntryRow[];
}

/** The raw score and rank first and in bold: they count. */
export function EntryScores({ slug, entries }: EntryScoresProps) {
  const isSomeThin = entries.some(({ rank, interval }) => rank !== null && interval === null);
  return (
    <Section title={m.agreement_entries()} actions={<CsvLink slug={slug} table="entries" />}>
      <p className="mb-4 max-w-3xl text-soft">{m.agreement_entries_text({ draws: formatNumber(DRAWS) })}</p>
      {isSomeThin && (
        <p className="mb-4 max-w-3xl text-soft">{m.agreement_few_sheets_note({ count: FEWEST_DRAWN_SHEETS })}</p>
      )}
      <DataTable
        wide
        caption={m.agreement_entries()}
        columns={[
          {
            head: m.agreement_entry(),
            className: "min-w-44",
            cell: (row) => (
              <>
                <span className="font-semibold">{row.productName}</span>
                <span className="block text-sm whitespace-nowrap text-soft">{row.code}</span>
              </>
            ),
          },
          { head: m.agreement_raw_rank(), numeric: true, cell: (row) => <strong>{row.rank ?? "–"}</strong> },
          { head: m.agreement_raw_score(), numeric: true, cell: (row) => <strong>{row.score ?? "–"}</strong> },
          {
            head: m.agreement_adjusted(),
            numeric: true,
            cell: (row) => (row.adjusted === null ? "–" : formatNumber(row.adjusted)),
          },
          { head: m.agreement_adjusted_rank(), numeric: true, cell: (row) => row.adjustedRank ?? "–" },
          {
            head: m.agreement_interval(),
            numeric: true,
            className: "whitespace-nowrap",
            cell: (row) => (row.interval ? m.agreement_range({ ...row.interval }) : "–"),
          },
          { head: m.agreement_sheets(), numeric: true, cell: (row) => row.sheets },
          {
            head: m.agreement_lowest(),
            numeric: true,
            cell: (row) => (row.spread ? formatPoints(row.spread.lowest) : "–"),
          },
          {
            head: m.agreement_highest(),
            numeric: true,
            cell: (row) => (row.spread ? formatPoints(row.spread.highest) : "–"),
          },
          {
            head: m.agreement_deviation(),
            numeric: true,
            cell: (row) =>
              row.spread === null || row.spread.deviation === null ? "–" : formatNumber(row.spread.deviation / 100),
          },
        ]}
        rows={entries}
        rowKey={(row) => row.code}
      />
    </Section>
  );
}

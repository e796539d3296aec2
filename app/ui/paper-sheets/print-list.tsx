import type { PrintRow } from "~/domain/paper-sheets/queries.server";
import { formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface PrintListProps {
  readonly caption: string;
  readonly prints: readonly PrintRow[];
  readonly none: string;
  /** What the link to the file says. */
  readonly act: string;
  pathOf(id: string): string;
}

/** The register of prints: who, when, how many, of whom. */
export function PrintList({ caption, prints, none, act, pathOf }: PrintListProps) {
  return (
    <DataTable
      caption={caption}
      rows={prints}
      rowKey={(print) => print.id}
      empty={<p className="text-soft">{none}</p>}
      columns={[
        { head: m.paper_col_at(), cell: (print) => formatTimestamp(print.at) },
        { head: m.paper_col_of(), cell: (print) => print.juror ?? m.paper_of_jurors({ count: print.jurors }) },
        { head: m.paper_col_sheets(), cell: (print) => formatNumber(print.sheets), numeric: true },
        { head: m.paper_col_by(), cell: (print) => print.by },
        {
          head: m.paper_col_file(),
          cell: (print) => (
            <a href={pathOf(print.id)} className="inline-flex min-h-11 items-start max-sm:-mb-3">
              {act}
            </a>
          ),
        },
      ]}
    />
  );
}

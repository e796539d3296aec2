import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Aligned right, so that digits stand under digits. */
  readonly numeric?: boolean;
  /** The address that sorts by this column. */
  readonly sortTo?: string;
  readonly sorted?: "ascending" | "descending";
  readonly className?: string;
}

interface DataTableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of a table without rows. */
  readonly empty?: ReactNode;
  readonly foot?: ReactNode;
  /** Comparing columns matters more than reading rows: scroll sideways on a phone instead of turning rows into cards. */
  readonly wide?: boolean;
}

/** The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, foot, wide }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty ?? <p className="text-soft">{m.ui_table_empty()}</p>}</>;
  return (
    // A keyboard scrolls only what it can reach.
    <div
      {...(wide && { role: "region", "aria-label": caption, tabIndex: 0 })}
      className={classNames("rounded-box bg-card shadow-card", wide && "overflow-x-auto")}
    >
      <table className={classNames("table-rows", !wide && "table-cards")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" aria-sort={column.sorted} className={column.numeric ? "n" : undefined}>
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.head}
                  data-label={column.head}
                  className={classNames(column.numeric && "n", column.className) || undefined}
                >
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

function Head<Row>({ column }: { column: Column<Row> }) {
  if (!column.sortTo) return column.head;
  const Icon = column.sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <Link to={column.sortTo} className="inline-flex items-center gap-1 text-soft no-underline hover:underline">
      {column.head}
      {column.sorted && <Icon size={14} aria-hidden />}
    </Link>
  );
}

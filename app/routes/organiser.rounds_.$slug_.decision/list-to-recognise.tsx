import { m } from "~/i18n/paraglide/messages";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import type { ShownRow } from "./shown-row";

interface ListToRecogniseProps {
  readonly rows: readonly ShownRow[];
  /** The field that puts rows forward to the level above, and what is ticked; null where there is no such level. */
  readonly putForward: { readonly name: string; readonly chosen: ReadonlySet<string> } | null;
}

/** On a phone in one line below the name. */
const WIDE = "max-sm:hidden!";

/** What the council leaves to the decision, in its order. */
export function ListToRecognise({ rows, putForward }: ListToRecogniseProps) {
  const hasTiers = rows.some((row) => row.tier);
  const columns: Column<ShownRow>[] = [
    {
      head: m.awards_column_product(),
      cell: (row) => (
        <>
          <span className="font-semibold">{row.productName}</span>
          <span className="block text-sm font-normal text-soft">{row.establishmentName}</span>
          <span className="block text-sm font-normal text-soft sm:hidden">
            {m.awards_phone_line({ rank: row.rank ?? "–", code: row.code, score: row.score })}
          </span>
          {row.parts.length > 0 && (
            <span className="block text-sm font-normal text-soft">
              {m.awards_set_of({ products: row.parts.join("; ") })}
            </span>
          )}
        </>
      ),
    },
    { head: m.awards_column_rank(), numeric: true, cell: (row) => row.rank, className: WIDE },
    { head: m.awards_column_code(), cell: (row) => row.code, className: WIDE },
    { head: m.awards_column_score(), numeric: true, cell: (row) => row.score, className: WIDE },
    ...(hasTiers ? [{ head: m.awards_column_tier(), cell: (row: ShownRow) => row.tier ?? "" }] : []),
    ...(putForward
      ? [
          {
            head: m.awards_column_put_forward(),
            cell: (row: ShownRow) => (
              <input
                type="checkbox"
                className="checkbox"
                name={putForward.name}
                value={row.nominationId}
                defaultChecked={putForward.chosen.has(row.nominationId)}
                aria-label={m.awards_put_forward_one({ product: row.productName })}
              />
            ),
          },
        ]
      : []),
  ];
  return <DataTable caption={m.councils_tab_list()} columns={columns} rows={rows} rowKey={(row) => row.nominationId} />;
}

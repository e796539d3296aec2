import type { Explained } from "~/domain/allocations/result";
import { pointsInAll } from "~/domain/allocations/rules";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";
import { otherWords, pointWords, shortageWords } from "./reasons";
import { WishTags } from "./wish-tags";

interface ExplainedTableProps {
  readonly rows: readonly Explained[];
  /** By id. */
  readonly provinces: Readonly<Record<string, string>>;
  /** Where another plan has it, by the application's id. */
  readonly before: { readonly number: number; readonly codes: Readonly<Record<string, readonly string[]>> } | null;
}

/** Application by application: what it got, which wishes hold, and why. */
export function ExplainedTable({ rows, provinces, before }: ExplainedTableProps) {
  return (
    <DataTable
      caption={m.allocations_applications()}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-soft">{m.allocations_list_none()}</p>}
      columns={[
        {
          head: m.allocations_col_application(),
          cell: (row) => (
            <>
              <strong>{row.number}</strong> {row.name}
              <span className="block text-sm text-soft">{provinces[row.provinceId]}</span>
            </>
          ),
        },
        { head: m.allocations_col_places(), cell: (row) => <Places row={row} /> },
        ...(before
          ? [
              {
                head: m.allocations_compare_before({ number: before.number }),
                cell: (row: Explained) => before.codes[row.id]?.join(", ") || m.allocations_no_place(),
              },
            ]
          : []),
        {
          head: m.allocations_col_wishes(),
          cell: (row) => (
            <div className="grid gap-2">
              <WishTags of={row} />
              <Why row={row} />
            </div>
          ),
        },
        { head: m.allocations_col_points(), numeric: true, cell: (row) => formatNumber(pointsInAll(row.points)) },
      ]}
    />
  );
}

function Places({ row: { booths, missing, fresh, movedFrom } }: { row: Explained }) {
  return (
    <div className="grid justify-items-start gap-1">
      {booths.length > 0 && <span className="font-semibold">{booths.join(", ")}</span>}
      {missing > 0 && (
        <Tag tone="bad">
          {booths.length === 0 ? m.allocations_no_place() : m.allocations_missing({ count: missing })}
        </Tag>
      )}
      {movedFrom.length > 0 && <Tag tone="wait">{m.allocations_moved_from({ codes: movedFrom.join(", ") })}</Tag>}
      {booths.length > 0 && fresh.length === 0 && <span className="text-sm text-soft">{m.allocations_kept()}</span>}
    </div>
  );
}

function Why({ row }: { row: Explained }) {
  const points = pointWords(row);
  if (points.length === 0 && !row.shortage && row.others.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer">
        {m.allocations_why()}
        <span className="sr-only"> {row.number}</span>
      </summary>
      <ul className="mt-1 grid gap-1 text-soft">
        {row.shortage && <li>{shortageWords(row.shortage)}</li>}
        {row.others.map((other) => (
          <li key={other.code}>{otherWords(other, row.priority)}</li>
        ))}
        {points.length > 0 && (
          <li>
            {m.allocations_points_of()}: {points.join(", ")}.
          </li>
        )}
      </ul>
    </details>
  );
}

import { Link, useSearchParams } from "@remix-run/react";
import { codeRowsOf } from "~/domain/floor-plans/code-rows";
import { metres, sideName } from "~/domain/floor-plans/finding-words";
import { BoothListQuery } from "~/domain/floor-plans/forms";
import type { DrawnBooth, Side } from "~/domain/floor-plans/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { foldText } from "~/lib/vietnamese-text";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { SearchField } from "~/ui/primitives/search-field";

interface BoothListProps {
  readonly slug: string;
  readonly hall: string;
  readonly booths: readonly DrawnBooth[];
  /** The number of who has a booth, by its id. */
  readonly taken: ReadonlyMap<string, string>;
}

/** A list that needs no narrowing. */
const FEW = 40;

/** The booths of a plan, each with the way to its form: a row at a time, or those that are looked for. */
export function BoothList({ slug, hall, booths, taken }: BoothListProps) {
  const [asked] = useSearchParams();
  const { q, row } = BoothListQuery.parse(Object.fromEntries(asked));
  const rows = codeRowsOf(booths);
  const isLong = booths.length > FEW;
  const words = foldText(q).split(" ").filter(Boolean);
  const current = isLong && words.length === 0 ? (rows.find(({ key }) => key === row) ?? rows[0]) : undefined;
  const shown = (current?.booths ?? rows.flatMap((one) => one.booths)).filter((booth) => {
    const text = foldText([booth.code, boothKindName(booth.kind), taken.get(booth.id!)].join(" "));
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      {isLong && (
        <div className="mb-5 grid gap-4">
          <div className="max-w-xl">
            <SearchField
              action={`${paths.organiserHall(slug, hall)}#list`}
              defaultValue={q}
              label={m.plans_list_search()}
              placeholder={m.plans_list_search_hint()}
              kind="plain"
            />
          </div>
          <nav aria-label={m.plans_list_rows()}>
            <ul className="flex flex-wrap gap-2">
              {rows.map(({ key, last, booths: own }) => (
                <li key={key}>
                  <Link
                    to={`${paths.organiserHall(slug, hall, { row: key })}#list`}
                    preventScrollReset
                    aria-current={key === current?.key ? "page" : undefined}
                    className="inline-flex min-h-9 items-center gap-2 rounded-full bg-wash px-4 text-ink no-underline hover:bg-line aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper pointer-coarse:min-h-11"
                  >
                    {key === last ? key : `${key}–${last}`}
                    <span className="text-sm tabular-nums">{formatNumber(own.length)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {words.length > 0 && (
            <p>
              {m.plans_list_found({ count: formatNumber(shown.length), q })}{" "}
              <Link to={`${paths.organiserHall(slug, hall)}#list`} preventScrollReset>
                {m.plans_list_by_row()}
              </Link>
            </p>
          )}
        </div>
      )}
      <DataTable
        caption={m.plans_list()}
        columns={columns(slug, hall, taken)}
        rows={shown}
        rowKey={({ id }) => id!}
        empty={<p className="text-soft">{words.length > 0 ? m.plans_list_nothing_found() : m.plans_list_none()}</p>}
      />
    </>
  );
}

const columns = (slug: string, hall: string, taken: BoothListProps["taken"]): Column<DrawnBooth>[] => [
  {
    head: m.plans_code(),
    cell: ({ id, code }) => <Link to={paths.organiserHallBooth(slug, hall, id!)}>{code}</Link>,
  },
  { head: m.plans_kind(), cell: ({ kind }) => boothKindName(kind) },
  { head: m.plans_place(), cell: ({ x, y }) => `${metres(x)}; ${metres(y)}` },
  {
    head: m.plans_hall_size(),
    cell: ({ width, height }) => m.plans_size_of({ width: metres(width), height: metres(height) }),
  },
  {
    head: m.plans_open_sides(),
    cell: ({ openTo }) => Array.from(openTo, (side) => sideName(side as Side)).join(", ") || m.plans_none(),
  },
  { head: m.plans_power_w(), cell: ({ power }) => formatNumber(power), numeric: true },
  { head: m.plans_taken_by(), cell: ({ id }) => taken.get(id!) ?? "" },
];

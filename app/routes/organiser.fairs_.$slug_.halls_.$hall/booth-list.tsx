import { Link } from "@remix-run/react";
import { metres, sideName } from "~/domain/floor-plans/finding-words";
import type { DrawnBooth, Side } from "~/domain/floor-plans/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Column, DataTable } from "~/ui/primitives/data-table";

interface BoothListProps {
  readonly slug: string;
  readonly hall: string;
  readonly booths: readonly DrawnBooth[];
  /** The number of who has a booth, by its id. */
  readonly taken: ReadonlyMap<string, string>;
}

/** The booths of a plan, each with the way to its form. */
export function BoothList({ slug, hall, booths, taken }: BoothListProps) {
  const columns: Column<DrawnBooth>[] = [
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
  return (
    <DataTable
      caption={m.plans_list()}
      columns={columns}
      rows={booths}
      rowKey={({ id }) => id!}
      empty={<p className="text-soft">{m.plans_list_none()}</p>}
    />
  );
}

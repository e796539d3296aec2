import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { Tag } from "~/ui/primitives/tag";

interface NameRow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly parentName: string | null;
  readonly validFrom: string;
  readonly lastDay: string | null;
  readonly isCurrent: boolean;
}

/** The names an agency bears and bore, latest first. */
export function NameTable({ names }: { names: readonly NameRow[] }) {
  return (
    <DataTable
      caption={m.agencies_names()}
      rows={names}
      rowKey={(name) => name.id}
      columns={[
        {
          head: m.agencies_name(),
          cell: (name) => (
            <span className="grid gap-0.5">
              {name.parentName && <span className="text-sm font-normal text-soft">{name.parentName}</span>}
              <b>{name.name}</b>
              {name.nameEn && <span className="text-sm font-normal text-soft">{name.nameEn}</span>}
            </span>
          ),
        },
        { head: m.agencies_valid_from(), cell: (name) => formatDate(name.validFrom) },
        {
          head: m.agencies_valid_until(),
          cell: (name) => (
            <span className="flex flex-wrap items-center gap-2">
              {name.lastDay && formatDate(name.lastDay)}
              {name.isCurrent && <Tag tone="ok">{m.agencies_in_force()}</Tag>}
            </span>
          ),
        },
      ]}
    />
  );
}

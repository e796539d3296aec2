import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";

interface Version {
  readonly version: number;
  readonly publishedAt: Date | string;
  readonly publishedBy: string | null;
  readonly note: string | null;
}

/** Latest first, each with what it changed. */
export function VersionTable({ code, versions }: { code: string; versions: readonly Version[] }) {
  return (
    <DataTable
      caption={m.schemes_versions()}
      rows={versions}
      rowKey={(one) => String(one.version)}
      columns={[
        {
          head: m.schemes_version_number(),
          cell: ({ version }) => (
            <Link to={paths.organiserSchemeVersion(code, version)} className="font-semibold">
              {m.schemes_version({ version })}
            </Link>
          ),
        },
        {
          head: m.schemes_published(),
          cell: ({ publishedAt, publishedBy }) => (
            <span>
              {formatDateTime(publishedAt)}
              <span className="block text-sm text-soft">{publishedBy ?? m.schemes_by_program()}</span>
            </span>
          ),
        },
        { head: m.schemes_note(), cell: ({ note }) => note ?? <span className="text-soft">–</span> },
        {
          head: m.schemes_changes(),
          cell: ({ version }) =>
            version > 1 ? (
              <Link to={paths.organiserSchemeChanges(code, { from: version - 1, to: version })}>
                {m.schemes_changes_since({ version: version - 1 })}
              </Link>
            ) : (
              <span className="text-soft">–</span>
            ),
        },
      ]}
    />
  );
}

import { fieldLabel } from "~/domain/imports/field-labels";
import type { ImportError } from "~/domain/imports/read-rows";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

interface ErrorTableProps {
  /** The first ones. */
  readonly errors: readonly ImportError[];
  readonly total: number;
  /** All of them as a file. */
  readonly fileTo: string;
}

export function ErrorTable({ errors, total, fileTo }: ErrorTableProps) {
  return (
    <Section
      title={m.imports_errors()}
      actions={
        <a href={fileTo} download>
          {m.imports_errors_file()}
        </a>
      }
    >
      <DataTable
        caption={m.imports_errors()}
        rows={errors.map((error, place) => ({ ...error, key: `${error.row} ${error.column} ${place}` }))}
        rowKey={(error) => error.key}
        columns={[
          { head: m.imports_error_row(), cell: (error) => formatNumber(error.row), className: "w-24 font-semibold" },
          {
            head: m.imports_error_column(),
            cell: (error) => (error.column ? fieldLabel(error.column) : m.common_file()),
          },
          { head: m.imports_error_message(), cell: (error) => error.message },
        ]}
      />
      {total > errors.length && (
        <p className="mt-3 text-soft">{m.imports_errors_more({ count: total - errors.length })}</p>
      )}
    </Section>
  );
}

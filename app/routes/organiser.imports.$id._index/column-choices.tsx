import { Form } from "@remix-run/react";
import { FIELDS, REQUIRED_FIELDS } from "~/domain/imports/columns";
import { fieldLabel } from "~/domain/imports/field-labels";
import { columnName, NOT_IMPORTED } from "~/domain/imports/forms";
import type { ReadColumn } from "~/domain/imports/read-rows";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

/** What each column of the file is taken for, to be changed and looked at again. */
export function ColumnChoices({ columns, action }: { columns: readonly ReadColumn[]; action: string }) {
  if (columns.length === 0) return null;
  return (
    <Section title={m.imports_columns()}>
      <p className="mb-4 max-w-3xl text-soft">{m.imports_columns_lead()}</p>
      <Form method="get" action={action} preventScrollReset>
        <DataTable
          caption={m.imports_columns()}
          rows={columns}
          rowKey={(column) => String(column.place)}
          columns={[
            {
              head: m.imports_column_heading(),
              cell: (column) => column.heading || m.imports_column_untitled({ number: String(column.place + 1) }),
              className: "font-semibold",
            },
            { head: m.imports_column_samples(), cell: (column) => column.samples.join(" · "), className: "text-soft" },
            { head: m.imports_column_field(), cell: (column) => <FieldSelect column={column} /> },
          ]}
        />
        <div className="mt-4">
          <Button type="submit">{m.imports_preview_again()}</Button>
        </div>
      </Form>
    </Section>
  );
}

function FieldSelect({ column }: { column: ReadColumn }) {
  const required: readonly string[] = REQUIRED_FIELDS;
  return (
    <select
      name={columnName(column.place)}
      defaultValue={column.field ?? NOT_IMPORTED}
      aria-label={m.imports_column_choose({ heading: column.heading })}
      className="select w-full min-w-44"
    >
      <option value={NOT_IMPORTED}>{m.imports_not_imported()}</option>
      {FIELDS.map((field) => (
        <option key={field} value={field}>
          {required.includes(field) ? `${fieldLabel(field)} *` : fieldLabel(field)}
        </option>
      ))}
    </select>
  );
}

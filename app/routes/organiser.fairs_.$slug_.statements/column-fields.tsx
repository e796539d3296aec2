import type { FieldMetadata } from "@conform-to/react";
import type { StatementHeadings } from "~/domain/invoices/statement-columns";
import { m } from "~/i18n/paraglide/messages";
import { TextField } from "~/ui/primitives/fields";

export interface StatementFields {
  file: File;
  accountId?: string;
  dateColumn?: string;
  creditColumn?: string;
  directionColumn?: string;
  textColumn?: string;
  referenceColumn?: string;
}

/** The fields as they were named for a bank before. */
export const columnValues = (named: StatementHeadings | null) => ({
  dateColumn: named?.date,
  creditColumn: named?.credit,
  directionColumn: named?.direction,
  textColumn: named?.text,
  referenceColumn: named?.reference,
});

const COLUMNS = [
  { field: "dateColumn", label: m.invoices_column_date },
  { field: "creditColumn", label: m.invoices_column_credit },
  { field: "textColumn", label: m.invoices_column_text },
  { field: "directionColumn", label: m.invoices_column_direction },
  { field: "referenceColumn", label: m.invoices_column_reference },
] as const;

interface ColumnFieldsProps {
  readonly fields: {
    readonly [Name in Exclude<keyof StatementFields, "file" | "accountId">]-?: FieldMetadata<string | undefined>;
  };
  /** Whose columns they show. */
  readonly bankBin: string;
  /** After a file that was refused, or once columns were named. */
  readonly isOpen: boolean;
}

/** Columns of a statement by their headings, where guessing fails or is wrong. */
export function ColumnFields({ fields, bankBin, isOpen }: ColumnFieldsProps) {
  const isNamed = COLUMNS.some(({ field }) => fields[field].initialValue);
  return (
    <details open={isOpen || isNamed}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{m.invoices_columns_title()}</summary>
      <p className="mb-4 text-soft">{m.invoices_columns_lead()}</p>
      <input type="hidden" name="columnsOf" value={bankBin} />
      <div className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {COLUMNS.map(({ field, label }) => (
          <TextField key={field} field={fields[field]} label={label()} autoComplete="off" unmarked />
        ))}
      </div>
    </details>
  );
}

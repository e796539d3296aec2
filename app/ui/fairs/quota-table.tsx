import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { FieldError } from "~/ui/primitives/fields";
import { Fold } from "~/ui/primitives/fold";
import { ProgressBar } from "~/ui/primitives/progress-bar";

interface ShownQuota {
  readonly provinceId: string;
  /** In the reader's language. */
  readonly name: string;
  readonly booths: number | null;
  readonly granted: number;
  readonly taken: number;
}

interface QuotaInput {
  readonly provinceId: string;
  readonly booths?: string | undefined;
}

interface QuotaTableProps {
  /** Of the form, in the order of `quotas`. */
  readonly rows: readonly FieldMetadata<QuotaInput, Record<string, unknown>, string[]>[];
  readonly quotas: readonly ShownQuota[];
}

type Line = ShownQuota & { readonly field: QuotaTableProps["rows"][number] };

/** Above the fold stand the provinces that have a quota or booths; the others are behind it, unless there are no others. */
export function QuotaTable({ rows, quotas }: QuotaTableProps) {
  const lines = quotas.map((quota, index): Line => ({ ...quota, field: rows[index]! }));
  const isUsed = ({ booths, granted, taken, field }: Line) =>
    booths !== null || granted + taken > 0 || Boolean(field.getFieldset().booths.errors);
  const used = lines.filter(isUsed);
  const others = lines.filter((line) => !isUsed(line));
  if (used.length === 0 || others.length === 0) return <Lines lines={lines} />;
  return (
    <div className="grid gap-4">
      <Lines lines={used} />
      <Fold title={m.fairs_quotas_others()} count={formatNumber(others.length)}>
        <Lines lines={others} />
      </Fold>
    </div>
  );
}

/** A line a province: how many booths it may take, beside what it was granted and took. */
function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <DataTable
      caption={m.fairs_step_quotas()}
      rows={lines}
      rowKey={(quota) => quota.provinceId}
      columns={[
        { head: m.fairs_field_territory(), cell: (quota) => quota.name, className: "font-semibold" },
        {
          head: m.fairs_field_quota(),
          cell: (quota) => {
            const { provinceId, booths } = quota.field.getFieldset();
            const { key, ...props } = getInputProps(booths, { type: "text" });
            return (
              <div className="grid gap-1 max-sm:justify-items-end">
                <input type="hidden" name={provinceId.name} value={quota.provinceId} />
                <input
                  key={key}
                  {...props}
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={m.fairs_quota_of({ province: quota.name })}
                  placeholder="–"
                  className="input w-24"
                />
                <FieldError field={booths} />
              </div>
            );
          },
        },
        { head: m.fairs_quotas_granted(), cell: (quota) => formatNumber(quota.granted), numeric: true },
        { head: m.fairs_quotas_taken(), cell: (quota) => formatNumber(quota.taken), numeric: true },
        {
          head: m.fairs_quota_use(),
          className: "sm:w-56",
          cell: (quota) =>
            quota.booths === null ? (
              <span className="text-soft">{m.fairs_no_limit()}</span>
            ) : (
              <ProgressBar label={m.fairs_quota_of({ province: quota.name })} done={quota.taken} total={quota.booths} />
            ),
        },
      ]}
    />
  );
}

import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { ProgressBar } from "~/ui/primitives/progress-bar";

interface QuotaUseProps {
  readonly quotas: readonly {
    readonly provinceId: string;
    readonly name: string;
    readonly booths: number | null;
    readonly granted: number;
    readonly taken: number;
  }[];
}

/** Of each territory that has a quota or booths: how many it may take, was granted and took. */
export function QuotaUse({ quotas }: QuotaUseProps) {
  return (
    <DataTable
      caption={m.fairs_quota_use()}
      rows={quotas}
      rowKey={(quota) => quota.provinceId}
      columns={[
        { head: m.fairs_field_territory(), cell: (quota) => quota.name, className: "font-semibold" },
        {
          head: m.fairs_field_quota(),
          cell: (quota) => (quota.booths === null ? m.fairs_no_limit() : formatNumber(quota.booths)),
          numeric: true,
        },
        { head: m.fairs_quotas_granted(), cell: (quota) => formatNumber(quota.granted), numeric: true },
        { head: m.fairs_quotas_taken(), cell: (quota) => formatNumber(quota.taken), numeric: true },
        {
          head: m.fairs_quota_use(),
          className: "sm:w-64",
          cell: (quota) =>
            quota.booths !== null && (
              <ProgressBar label={m.fairs_quota_of({ province: quota.name })} done={quota.taken} total={quota.booths} />
            ),
        },
      ]}
    />
  );
}

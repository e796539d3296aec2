import type { QuotaUse } from "~/domain/applications/quotas.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

/** What each territory may have, and what of it is given away. */
export function QuotaTable({ quotas }: { quotas: readonly QuotaUse[] }) {
  return (
    <Section title={m.applications_quota_title()}>
      <DataTable
        caption={m.applications_quota_title()}
        rows={quotas}
        rowKey={(use) => use.provinceId}
        columns={[
          { head: m.applications_province(), cell: (use) => use.provinceName },
          { head: m.applications_quota(), numeric: true, cell: (use) => formatNumber(use.quota ?? 0) },
          { head: m.applications_quota_granted(), numeric: true, cell: (use) => formatNumber(use.granted) },
          { head: m.applications_quota_taken(), numeric: true, cell: (use) => formatNumber(use.taken) },
          {
            head: m.applications_quota_left(),
            numeric: true,
            cell: (use) => formatNumber(Math.max(0, (use.quota ?? 0) - use.granted)),
          },
        ]}
      />
    </Section>
  );
}

import type { ReactNode } from "react";
import type { ApplicationThings } from "~/domain/applications/read-application.server";
import { shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { DataTable } from "~/ui/primitives/data-table";

type Exhibitor = ApplicationThings["exhibitors"][number];

interface ExhibitorTableProps {
  readonly exhibitors: readonly Exhibitor[];
  /** Codes of the booths at which each stands, by its id; left out before there are any. */
  readonly booths?: ReadonlyMap<string, readonly string[]>;
  /** Beside each: what its writer may do with it. */
  readonly actions?: (exhibitor: Exhibitor) => ReactNode;
}

/** Who stands at the booths of a centre. */
export function ExhibitorTable({ exhibitors, booths, actions }: ExhibitorTableProps) {
  const hasContact = exhibitors.some((one) => contactOf(one) !== "");
  const hasTaxCode = exhibitors.some((one) => one.taxCode);
  return (
    <DataTable
      caption={m.applications_step_exhibitors()}
      rows={exhibitors}
      rowKey={(one) => one.id}
      empty={<p className="text-soft">{m.applications_exhibitors_none()}</p>}
      columns={[
        {
          head: m.applications_exhibitor_name(),
          cell: (one) => (
            <span className="grid">
              <span className="font-semibold">{one.name}</span>
              {one.signName !== one.name && <span className="text-sm text-soft">{one.signName}</span>}
              {one.establishmentId && <span className="text-sm text-ok-ink">{m.applications_exhibitor_known()}</span>}
            </span>
          ),
        },
        ...(booths
          ? [
              {
                head: m.applications_exhibitor_booths(),
                cell: (one: Exhibitor) =>
                  booths.get(one.id)?.join(", ") ?? (
                    <span className="text-soft">{m.applications_exhibitor_no_booth()}</span>
                  ),
              },
            ]
          : []),
        ...(hasContact ? [{ head: m.applications_exhibitor_contact(), cell: contactOf }] : []),
        ...(hasTaxCode ? [{ head: m.applications_exhibitor_tax_code(), cell: (one: Exhibitor) => one.taxCode }] : []),
        {
          head: m.applications_exhibitor_goods(),
          cell: (one) => [one.groupCode && shortGroupName(one.groupCode), one.goods].filter(Boolean).join(": "),
        },
        ...(actions ? [{ head: m.applications_line_change(), cell: actions }] : []),
      ]}
    />
  );
}

const contactOf = ({ representative, phone, address }: Exhibitor): string =>
  [representative, phone && formatPhone(phone).replaceAll(" ", "\u00a0"), address].filter(Boolean).join(" · ");

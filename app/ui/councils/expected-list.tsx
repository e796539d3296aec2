import type { ExpectedListContent } from "~/domain/councils/expected-list.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DataTable } from "~/ui/primitives/data-table";
import { inLanguage } from "~/ui/rounds/round-name";

/** The list as a notice shows it to everybody. */
export function ExpectedProducts({ products }: { products: ExpectedListContent["products"] }) {
  return (
    <DataTable
      caption={m.councils_expected_title()}
      rows={products}
      rowKey={(product) => String(product.position)}
      columns={[
        {
          head: m.councils_column_product(),
          cell: (product) => (
            <>
              <span className="font-semibold">{product.name}</span>
              {product.members.length > 0 && (
                <span className="block text-sm font-normal text-soft">
                  {m.councils_set_of({ products: product.members.join(", ") })}
                </span>
              )}
            </>
          ),
        },
        { head: m.councils_column_number(), numeric: true, cell: (product) => formatNumber(product.position) },
        { head: m.councils_column_establishment(), cell: (product) => product.establishment },
        { head: m.common_group(), cell: (product) => inLanguage(product.group.name, product.group.nameEn) },
      ]}
    />
  );
}

/** On what the list rests. */
export function basisText(basis: ExpectedListContent["basis"]): string {
  if (basis.kind === "approval") return basis.sentence;
  return m.councils_expected_by_motion({
    meeting: formatNumber(basis.meeting),
    date: formatDate(new Date(basis.closedAt)),
  });
}

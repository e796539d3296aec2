import type { FairRules } from "~/domain/fairs/rules";
import { formatDate, formatList, formatMoney, formatNumber, formatPercent } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { boothKindName, priceUnitName, supportedName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { BoothKind, PriceUnit } from "~/lib/vocabulary";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";

interface PriceListProps {
  readonly prices: readonly {
    readonly kind: BoothKind;
    readonly price: number;
    readonly per: PriceUnit;
    readonly includes: string | null;
  }[];
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly unit: string;
    readonly price: number;
  }[];
  readonly terms: {
    readonly depositDueOn: string | null;
    readonly balanceDueOn: string | null;
    readonly rules: Pick<FairRules, "support" | "deposit" | "refunds" | "cancellation" | "cornerSurcharge">;
  };
}

/** What a place costs, what public money bears of it, and what may be ordered beside it. */
export function PriceList({ prices, services, terms }: PriceListProps) {
  return (
    <Section title={m.fairs_step_prices()}>
      <DataTable
        caption={m.fairs_step_prices()}
        rows={prices}
        rowKey={(row) => row.kind}
        columns={[
          { head: m.fairs_field_kind(), cell: (row) => boothKindName(row.kind), className: "font-semibold" },
          {
            head: m.fairs_field_price(),
            cell: (row) => `${formatMoney(row.price)} / ${priceUnitName(row.per)}`,
            numeric: true,
          },
          { head: m.fairs_field_includes(), cell: (row) => row.includes ?? <span className="text-soft">–</span> },
        ]}
      />
      <ul className="mt-4 grid list-disc gap-1.5 pl-5">
        {termsSaid(prices, terms).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {services.length > 0 && (
        <details className="mt-4">
          <summary className="inline-flex min-h-11 items-center font-semibold">{m.fairs_group_services()}</summary>
          <ul className="mt-2 grid gap-1.5">
            {services.map((service) => (
              <li key={service.id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5">
                <span>{getLocale() === "vi" ? service.name : service.nameEn}</span>
                <span className="tabular-nums">
                  {formatMoney(service.price)} / {service.unit}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

const share = (perMille: number) => formatPercent(perMille / 1000);

function termsSaid(prices: PriceListProps["prices"], { rules, ...due }: PriceListProps["terms"]): string[] {
  const has = (kind: BoothKind) => prices.some((one) => one.kind === kind);
  const { support, deposit, refunds, cancellation, cornerSurcharge } = rules;
  const on = (day: string | null) => (day ? m.fairs_due_on({ day: formatDate(day) }) : "");
  return [
    ...(has("standard") && !has("corner") && cornerSurcharge.value > 0
      ? [m.fairs_says_corner({ share: share(cornerSurcharge.value) })]
      : []),
    ...support.value.map(({ who, kinds, perMille, booths }) =>
      m.fairs_says_support({
        who: supportedName(who),
        share: share(perMille),
        kinds: formatList(kinds.map(boothKindName)),
        most: booths === null ? "" : m.fairs_says_at_most({ count: formatNumber(booths) }),
        source: support.source === "" ? "" : ` (${support.source})`,
      }),
    ),
    ...(deposit.value > 0
      ? [m.fairs_says_deposit({ share: share(deposit.value), on: on(due.depositDueOn), rest: on(due.balanceDueOn) })]
      : []),
    ...refunds.value.map(({ days, perMille }) => m.fairs_says_refund({ days, share: share(perMille) })),
    m.fairs_says_cancellation({ share: share(cancellation.value) }),
  ];
}

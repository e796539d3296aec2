import type { ReactNode } from "react";
import { type FairFigures, visitsOf } from "~/domain/fair-reports/rules";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Stat, StatRow } from "~/ui/primitives/stat";

interface SummaryProps {
  readonly figures: FairFigures;
  readonly otherSource: string | null;
  /** Before its first day a fair has no visits and no sales: nothing is said of them. */
  readonly hasBegun: boolean;
}

/** What a fair came to, at one look. */
export function Summary({ figures, otherSource, hasBegun }: SummaryProps) {
  const { booths, products, sales, incidents, meetings } = figures;
  const taken = booths.reduce((sum, row) => sum + row.taken, 0);
  const all = booths.reduce((sum, row) => sum + row.all, 0);
  // Square decimetres to square metres.
  const area = booths.reduce((sum, row) => sum + row.area, 0) / 100;
  return (
    <div className="mt-6 grid gap-6">
      <StatRow>
        <Stat
          label={m.closings_booths()}
          value={formatNumber(taken)}
          note={m.closings_booths_note({ all: formatNumber(all), area: formatNumber(area, 0) })}
        />
        <Stat label={m.closings_establishments()} value={formatNumber(figures.establishments)} />
        <Stat label={m.closings_provinces()} value={formatNumber(figures.provinces.length)} />
        <Stat
          label={m.closings_products()}
          value={formatNumber(products.all)}
          note={m.closings_products_note({ recognised: formatNumber(products.recognised) })}
        />
        {hasBegun && (
          <Stat
            label={m.closings_visits()}
            value={formatNumber(visitsOf(figures))}
            note={visitsNote(figures, otherSource)}
          />
        )}
        {!hasBegun && meetings.placed > 0 && (
          <Stat
            label={m.closings_meetings_placed()}
            value={formatNumber(meetings.placed)}
            note={m.closings_meeting_buyers_count({ buyers: formatNumber(meetings.buyers) })}
          />
        )}
        {(hasBegun || incidents.all > 0) && (
          <Stat
            label={m.closings_incidents()}
            value={formatNumber(incidents.all)}
            note={incidents.open > 0 && m.closings_incidents_note({ open: formatNumber(incidents.open) })}
          />
        )}
      </StatRow>
      {hasBegun && (
        <Trade source={m.closings_from_reports()}>
          <Stat
            label={m.closings_revenue()}
            value={formatMoney(sales.revenue)}
            note={m.closings_reported_note({
              reported: formatNumber(sales.reported),
              all: formatNumber(sales.exhibitors),
            })}
          />
          <Signed label={m.closings_contracts()} count={sales.contracts} value={sales.contractValue} />
        </Trade>
      )}
      {hasBegun && meetings.placed > 0 && (
        <Trade source={m.closings_from_meetings()} note={m.closings_not_added()}>
          <Stat
            label={m.closings_meetings_held()}
            value={formatNumber(meetings.held)}
            note={m.closings_meetings_note({
              placed: formatNumber(meetings.placed),
              buyers: formatNumber(meetings.buyers),
            })}
          />
          <Signed label={m.closings_meeting_contracts()} count={meetings.contracts} value={meetings.contractValue} />
          <Signed label={m.closings_meeting_agreements()} count={meetings.agreements} value={meetings.agreementValue} />
        </Trade>
      )}
    </div>
  );
}

function visitsNote({ visits }: FairFigures, source: string | null): string {
  return [
    visits.other > 0 && m.closings_visits_note({ other: formatNumber(visits.other), source: source ?? "" }),
    visits.passes !== null && m.closings_passes_note({ passes: formatNumber(visits.passes) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

interface TradeProps {
  /** Whose word the figures are. */
  readonly source: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** What was sold and signed, by one source. */
function Trade({ source, note, children }: TradeProps) {
  return (
    <section aria-label={source}>
      <p className="mb-2 text-sm text-soft">
        {source}
        {note && <> · {note}</>}
      </p>
      <StatRow areLong>{children}</StatRow>
    </section>
  );
}

const Signed = ({ label, count, value }: { label: string; count: number; value: number }) => (
  <Stat label={label} value={formatNumber(count)} note={formatMoney(value)} />
);

import { type FairFigures, visitsOf } from "~/domain/fair-reports/rules";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Stat, StatRow } from "~/ui/primitives/stat";

interface SummaryProps {
  readonly figures: FairFigures;
  readonly otherSource: string | null;
}

/** What a fair came to, at one look. */
export function Summary({ figures, otherSource }: SummaryProps) {
  const { booths, products, visits, sales, incidents, meetings } = figures;
  const taken = booths.reduce((sum, row) => sum + row.taken, 0);
  const all = booths.reduce((sum, row) => sum + row.all, 0);
  // Square decimetres to square metres.
  const area = booths.reduce((sum, row) => sum + row.area, 0) / 100;
  return (
    <div className="mt-6 grid gap-4">
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
        <Stat
          label={m.closings_visits()}
          value={formatNumber(visitsOf(figures))}
          note={
            visits.other > 0 && m.closings_visits_note({ other: formatNumber(visits.other), source: otherSource ?? "" })
          }
        />
      </StatRow>
      <StatRow areLong>
        <Stat
          label={m.closings_revenue()}
          value={formatMoney(sales.revenue)}
          note={m.closings_reported_note({
            reported: formatNumber(sales.reported),
            all: formatNumber(sales.exhibitors),
          })}
        />
        <Stat
          label={m.closings_contracts()}
          value={formatNumber(sales.contracts)}
          note={formatMoney(sales.contractValue)}
        />
        <Stat
          label={m.closings_incidents()}
          value={formatNumber(incidents.all)}
          note={incidents.open > 0 && m.closings_incidents_note({ open: formatNumber(incidents.open) })}
        />
      </StatRow>
      {meetings.placed > 0 && (
        <StatRow areLong>
          <Stat
            label={m.closings_meetings_held()}
            value={formatNumber(meetings.held)}
            note={m.closings_meetings_note({
              placed: formatNumber(meetings.placed),
              buyers: formatNumber(meetings.buyers),
            })}
          />
          <Stat
            label={m.closings_meeting_contracts()}
            value={formatNumber(meetings.contracts)}
            note={formatMoney(meetings.contractValue)}
          />
          <Stat
            label={m.closings_meeting_agreements()}
            value={formatNumber(meetings.agreements)}
            note={formatMoney(meetings.agreementValue)}
          />
        </StatRow>
      )}
    </div>
  );
}

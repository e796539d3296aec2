import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { BarChart } from "~/ui/charts/bar-chart";
import { Section } from "~/ui/primitives/card";
import type { EntryRow } from "./entry-scores";

const SHOWN = 10;

/** The entries whose sheets are furthest apart; all of them stand in the table of entries. */
export function Disagreed({ entries }: { readonly entries: readonly EntryRow[] }) {
  const most = entries
    .flatMap(({ code, spread }) => (spread?.deviation ? [{ code, deviation: spread.deviation / 100 }] : []))
    .sort((a, b) => b.deviation - a.deviation)
    .slice(0, SHOWN);
  // Codes of a round begin alike: their numbers are enough under the bars, where whole codes have no room.
  const first = most[0]?.code ?? "";
  const prefix = first.slice(0, first.lastIndexOf("-") + 1);
  return (
    <Section title={m.agreement_disagreed()}>
      {most.length === 0 ? (
        <p className="text-soft">{m.agreement_disagreed_none()}</p>
      ) : (
        <>
          <p className="mb-4 max-w-3xl text-soft">{m.agreement_disagreed_text({ count: formatNumber(most.length) })}</p>
          <BarChart
            title={m.agreement_disagreed_chart()}
            category={`${m.agreement_code()} ${prefix}…`}
            series={[{ key: "deviation", name: m.agreement_deviation(), tone: "indigo" }]}
            rows={most.map(({ code, deviation }) => ({ label: code.slice(prefix.length), values: { deviation } }))}
          />
        </>
      )}
    </Section>
  );
}

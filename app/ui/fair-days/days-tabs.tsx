import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { Tabs } from "~/ui/primitives/tabs";

export type DaysTab = "today" | "sales" | "incidents" | "gates" | "passes";

/** The way between the pages of the days of a fair. */
export function DaysTabs({ slug, current }: { slug: string; current: DaysTab }) {
  const tabs: readonly { readonly key: DaysTab; readonly label: string; readonly to: string }[] = [
    { key: "today", label: m.days_visits(), to: paths.organiserFairDays(slug) },
    { key: "sales", label: m.days_sales(), to: paths.organiserFairSales(slug) },
    { key: "incidents", label: m.days_incidents(), to: paths.organiserFairIncidents(slug) },
    { key: "gates", label: m.days_gates(), to: paths.organiserFairGates(slug) },
    { key: "passes", label: m.days_passes(), to: paths.organiserFairPasses(slug) },
  ];
  return <Tabs label={m.days_tabs()} items={tabs.map(({ key, ...tab }) => ({ ...tab, current: key === current }))} />;
}

interface DayTabsProps {
  readonly days: readonly PlainDate[];
  readonly day: PlainDate;
  to(day: PlainDate): string;
}

/** The days of the fair. */
export function DayTabs({ days, day, to }: DayTabsProps) {
  return (
    <Tabs
      label={m.days_days()}
      items={days.map((one) => ({ label: formatDate(one), to: to(one), current: one === day }))}
    />
  );
}

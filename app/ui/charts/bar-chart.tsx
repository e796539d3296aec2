import { StatChart, type StatChartProps } from "./stat-chart";

/** Counts side by side: a group of bars a row. */
export function BarChart(props: Omit<StatChartProps, "kind">) {
  return <StatChart kind="bar" {...props} />;
}

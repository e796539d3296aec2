import { StatChart, type StatChartProps } from "./stat-chart";

/** Sums by a kind with a long name: a bar a row, below each other. */
export function RowChart(props: Omit<StatChartProps, "kind">) {
  return <StatChart kind="row" {...props} />;
}

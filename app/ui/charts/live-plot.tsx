import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type ChartRow, largestOf, type PlotProps, toneOf } from "./series";
import { ticksUpTo } from "./ticks";

const AXIS = { stroke: "var(--soft)", tickLine: false, axisLine: false, fontSize: 14 };

/** What a bar is at most, in pixels: a single year is a bar and not a wall. */
const WIDEST = 96;

/** The same plot with figures under the pointer. Its library is large: only pages with a chart and scripts load it. */
export default function LivePlot({ kind, series, rows, format }: PlotProps) {
  const data = rows.map(({ label, values }) => ({ label, values }));
  const ticks = ticksUpTo(largestOf({ series, rows }));
  const axes = [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis key="x" dataKey="label" padding={kind === "line" ? { left: 24, right: 24 } : undefined} {...AXIS} />,
    <YAxis key="y" width="auto" ticks={ticks} domain={[0, ticks.at(-1)!]} tickFormatter={format} {...AXIS} />,
    <Tooltip
      key="tip"
      formatter={(value) => format(Number(value))}
      cursor={{ fill: "var(--wash)", stroke: "var(--line)" }}
      contentStyle={{ background: "var(--card)", border: "1px solid var(--line)", borderRadius: 10 }}
    />,
  ];
  return (
    <div aria-hidden="true" className="h-72">
      <ResponsiveContainer width="100%" height="100%">
        {kind === "bar" ? (
          <BarChart data={data} accessibilityLayer={false} barCategoryGap="15%" maxBarSize={WIDEST}>
            {axes}
            {series.map(({ key, name }, index) => (
              <Bar
                key={key}
                dataKey={(row: ChartRow) => row.values[key]}
                name={name}
                fill={toneOf(series, index).color}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        ) : (
          <LineChart data={data} accessibilityLayer={false}>
            {axes}
            {series.map(({ key, name }, index) => (
              <Line
                key={key}
                dataKey={(row: ChartRow) => row.values[key]}
                name={name}
                stroke={toneOf(series, index).color}
                strokeWidth={2.5}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        )}
      </ResponsiveContainer>
    </div>
  );
}

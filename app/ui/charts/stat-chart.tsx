import { lazy, type ReactNode, Suspense } from "react";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { useHydrated } from "~/ui/primitives/hydrated";
import { RowPlot } from "./row-plot";
import { type ChartKind, type ChartRow, type PlotProps, type Series, toneOf } from "./series";
import { StillPlot } from "./still-plot";

const LivePlot = lazy(() => import("./live-plot"));

export interface StatChartProps {
  readonly kind: ChartKind;
  readonly title: ReactNode;
  /** What the rows are: "Năm", "Tỉnh". */
  readonly category: string;
  readonly series: readonly Series[];
  readonly rows: readonly ChartRow[];
  /** What is drawn where the rows are too many for the eye; the table has them all. */
  readonly drawn?: readonly ChartRow[];
  readonly format?: (value: number) => string;
  /** Where the figures come from, what is missing. */
  readonly note?: ReactNode;
}

/** A chart and its figures. The figures are always in the page; the drawing is for the eye. */
export function StatChart({
  kind,
  title,
  category,
  series,
  rows,
  drawn = rows,
  format = formatNumber,
  note,
}: StatChartProps) {
  const plot: PlotProps = { kind, series, rows: drawn, format };
  return (
    <figure className="card min-w-0 rounded-box bg-card p-5 shadow-card">
      <figcaption className="mb-4">
        <p className="font-display text-[1.15rem] font-bold">{title}</p>
        {series.length > 1 && (
          <ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft" aria-hidden="true">
            {series.map(({ key, name }, index) => (
              <li key={key} className="flex items-center gap-2">
                <span className={`size-3 rounded-sm ${toneOf(series, index).swatch}`} />
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {rows.length === 0 ? <p className="text-soft">{m.ui_table_empty()}</p> : <Plot {...plot} />}
      <details className="mt-3">
        <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
          {m.ui_chart_show_table()}
        </summary>
        <div className="overflow-x-auto">
          <table className="table-rows">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{category}</th>
                {series.map(({ key, name }) => (
                  <th key={key} scope="col" className="n">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {series.map(({ key }) => (
                    <td key={key} className="n">
                      {row.values[key] == null ? "–" : format(row.values[key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {note && <p className="mt-2 text-sm text-soft">{note}</p>}
    </figure>
  );
}

function Plot(plot: PlotProps) {
  const isHydrated = useHydrated();
  if (plot.kind === "row") return <RowPlot {...plot} />;
  const still = <StillPlot {...plot} />;
  if (!isHydrated) return still;
  return (
    <Suspense fallback={still}>
      <LivePlot {...plot} />
    </Suspense>
  );
}

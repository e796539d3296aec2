import { classNames } from "~/ui/primitives/class-names";
import { largestOf, type PlotProps, toneOf } from "./series";

/** A bar a row under its whole name: for names that are too long to stand below an axis. */
export function RowPlot({ series, rows, format }: PlotProps) {
  const largest = largestOf({ series, rows }) || 1;
  return (
    <ul aria-hidden="true" className="grid gap-3">
      {rows.map((row) => (
        <li key={row.label}>
          {series.map(({ key }, index) => {
            const value = row.values[key] ?? null;
            return (
              <div key={key} className={classNames(index > 0 && "mt-1.5")}>
                <p className="flex items-baseline justify-between gap-4 text-sm">
                  <span>{index === 0 && row.label}</span>
                  <span className="whitespace-nowrap tabular-nums">{value === null ? "–" : format(value)}</span>
                </p>
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 4"
                  preserveAspectRatio="none"
                  className="mt-1 block h-2 w-full"
                >
                  <rect width="100" height="4" className="fill-wash" />
                  <rect width={((value ?? 0) / largest) * 100} height="4" className={toneOf(series, index).fill} />
                </svg>
              </div>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

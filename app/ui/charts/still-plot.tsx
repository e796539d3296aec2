import { classNames } from "~/ui/primitives/class-names";
import { largestOf, type PlotProps, toneOf } from "./series";
import { ticksUpTo } from "./ticks";

/** What a bar is at most, in hundredths of the plot. */
const WIDEST = 12;

/** Drawn on the server, without a script: the marks stretch with the page, the words are ordinary text. */
export function StillPlot({ kind, series, rows, format }: PlotProps) {
  const ticks = ticksUpTo(largestOf({ series, rows }));
  const top = ticks.at(-1)!;
  const column = 100 / rows.length;
  // A single year is a bar and not a wall.
  const group = Math.min(column * 0.7, WIDEST * series.length);
  // Only so many words fit below the axis: fewer on a phone.
  const everyNarrow = Math.ceil(rows.length / 6);
  const everyWide = Math.ceil(rows.length / 14);
  return (
    <div aria-hidden="true" className="grid h-72 grid-cols-[auto_1fr] grid-rows-[1fr_auto] gap-x-2 text-sm text-soft">
      <ul className="flex flex-col-reverse justify-between text-right leading-none">
        {ticks.map((tick) => (
          <li key={tick}>{format(tick)}</li>
        ))}
      </ul>
      <div className="relative my-1.5">
        <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
          {ticks.map((tick) => (
            <path
              key={tick}
              d={`M0 ${y(tick, top)}H100`}
              className="stroke-line"
              strokeWidth="1"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {series.map((one, index) =>
            kind === "bar" ? (
              <g key={one.key} className={toneOf(series, index).fill}>
                {rows.map((row, place) => (
                  <rect
                    key={row.label}
                    x={column * place + (column - group) / 2 + (group / series.length) * index}
                    y={y(row.values[one.key] ?? 0, top)}
                    width={(group / series.length) * 0.97}
                    height={100 - y(row.values[one.key] ?? 0, top)}
                  />
                ))}
              </g>
            ) : (
              <path
                key={one.key}
                d={linePath(
                  rows.map((row) => row.values[one.key] ?? null),
                  top,
                )}
                fill="none"
                strokeWidth="2.5"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
                className={toneOf(series, index).stroke}
              />
            ),
          )}
        </svg>
      </div>
      <ul className="col-start-2 flex overflow-hidden text-center whitespace-nowrap">
        {rows.map((row, place) => (
          <li
            key={row.label}
            className={classNames(
              "flex w-0 flex-1 justify-center",
              place % everyNarrow !== 0 && "max-sm:invisible",
              place % everyWide !== 0 && "sm:invisible",
            )}
          >
            {row.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

function y(value: number, top: number): number {
  return Number((100 - (value / top) * 100).toFixed(2));
}

/** A gap in what is known is a gap in the line. */
function linePath(values: readonly (number | null)[], top: number): string {
  const column = 100 / values.length;
  return values
    .map((value, place) => {
      if (value === null) return "";
      const joins = place > 0 && values[place - 1] !== null;
      return `${joins ? "L" : "M"}${(column * (place + 0.5)).toFixed(2)} ${y(value, top)}`;
    })
    .join("");
}

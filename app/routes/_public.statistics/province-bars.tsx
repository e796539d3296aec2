import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";

interface ProvinceBarsProps {
  /** The fullest first. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

/** Provinces with a bar as long as their count, in two columns where there is room. */
export function ProvinceBars({ rows }: ProvinceBarsProps) {
  const most = rows[0]?.count ?? 1;
  return (
    <ol className="card gap-x-10 rounded-box bg-card px-5 py-3 shadow-card md:columns-2">
      {rows.map((row) => (
        <li key={row.id} className="break-inside-avoid py-2">
          <p className="flex items-baseline justify-between gap-3">
            <Link to={paths.products({ province: row.id })}>{row.name}</Link>
            <span className="tabular-nums">{formatNumber(row.count)}</span>
          </p>
          <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1 block h-1.5 w-full">
            <rect width="100" height="4" rx="0" className="fill-wash" />
            <rect width={(row.count / most) * 100} height="4" className="fill-pic-indigo" />
          </svg>
        </li>
      ))}
    </ol>
  );
}

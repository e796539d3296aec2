import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Where the number comes from. */
  readonly to?: string;
}

interface StatRowProps {
  /** Sums of money: on a phone two do not fit beside each other. */
  readonly areLong?: boolean;
  readonly children: ReactNode;
}

/** Figures that belong together. */
export function StatRow({ areLong = false, children }: StatRowProps) {
  return (
    <dl
      className={classNames(
        "grid gap-px overflow-hidden rounded-box border border-line bg-line",
        areLong
          ? "sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]"
          : "grid-cols-2 max-sm:[&>:last-child:nth-child(odd)]:col-span-2 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]",
      )}
    >
      {children}
    </dl>
  );
}

export function Stat({ label, value, note, to }: StatProps) {
  return (
    <div className="bg-card px-4 py-4 sm:px-5">
      <dt className="text-sm text-soft">{label}</dt>
      <dd>
        <span className="font-display text-[clamp(1.3rem,4vw,1.9rem)] leading-tight font-bold">
          {to ? (
            <Link to={to} className="text-ink">
              {value}
            </Link>
          ) : (
            value
          )}
        </span>
        {note && <span className="block text-sm text-soft">{note}</span>}
      </dd>
    </div>
  );
}

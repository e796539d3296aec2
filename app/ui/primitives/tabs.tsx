import { Link } from "@remix-run/react";
import { formatNumber } from "~/i18n/formats";

export interface TabItem {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
  /** It begins another part of a long row: a gap is before it. */
  readonly isApart?: boolean;
}

/** Views of one thing, each with an address: links, not a widget. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print mb-6 border-b border-line">
      <ul className="scroll-row flex gap-1 whitespace-nowrap lg:flex-wrap">
        {items.map((item) => (
          <li
            key={item.to}
            className={
              item.isApart ? "not-first:ml-3 not-first:border-l not-first:border-line not-first:pl-3" : undefined
            }
          >
            <Link
              to={item.to}
              preventScrollReset
              aria-current={item.current ? "page" : undefined}
              className="inline-flex min-h-12 items-center gap-2 border-b-3 border-transparent px-2.5 text-soft no-underline hover:text-ink aria-[current]:border-lacquer-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-wash px-2 text-sm font-semibold text-soft">
                  {formatNumber(item.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface PaginationProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly href: (page: number) => string;
}

export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const from = (page - 1) * pageSize + 1;
  return (
    <nav aria-label={m.ui_pagination()} className="no-print mt-8 flex flex-wrap items-center justify-between gap-4">
      <p className="text-soft">
        {m.ui_range_of({
          from: formatNumber(from),
          to: formatNumber(Math.min(total, from + pageSize - 1)),
          total: formatNumber(total),
        })}
      </p>
      <ul className="flex flex-wrap items-center gap-1">
        <Step to={page > 1 ? href(page - 1) : null} label={m.common_previous()} rel="prev">
          <ChevronLeft size={18} aria-hidden />
        </Step>
        {shownPages(page, pages).map((one, index) =>
          one === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name
            <li key={`gap-${index}`} className="px-1 text-soft">
              …
            </li>
          ) : (
            <li key={one} className={one === page ? undefined : "max-sm:hidden"}>
              <Link
                to={href(one)}
                aria-label={m.ui_page_number({ page: one })}
                aria-current={one === page ? "page" : undefined}
                className="flex size-11 items-center justify-center rounded-full text-ink no-underline hover:bg-wash aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper"
              >
                {formatNumber(one)}
              </Link>
            </li>
          ),
        )}
        <Step to={page < pages ? href(page + 1) : null} label={m.common_next()} rel="next">
          <ChevronRight size={18} aria-hidden />
        </Step>
      </ul>
    </nav>
  );
}

interface StepProps {
  readonly to: string | null;
  readonly label: string;
  readonly rel: "prev" | "next";
  readonly children: ReactNode;
}

function Step({ to, label, rel, children }: StepProps) {
  if (!to) return null;
  return (
    <li>
      <Link
        to={to}
        rel={rel}
        aria-label={label}
        className="flex size-11 items-center justify-center rounded-full border border-edge bg-card text-ink"
      >
        {children}
      </Link>
    </li>
  );
}

/** The first, the last, and those around this one; null is a gap. */
function shownPages(page: number, pages: number): (number | null)[] {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  return near.flatMap((one, index) => (index > 0 && one - (near[index - 1] ?? one) > 1 ? [null, one] : [one]));
}

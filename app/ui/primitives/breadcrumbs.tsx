import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { m } from "~/i18n/paraglide/messages";

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** The way down to this page; the page itself is the title and not repeated here. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label={m.ui_breadcrumbs()} className="no-print text-sm">
      <ol className="flex flex-wrap items-center gap-x-1 text-soft">
        {items.map((item) => (
          <li key={item.to} className="flex items-center gap-1">
            <Link to={item.to} className="inline-flex min-h-7 items-center text-soft no-underline hover:underline">
              {item.label}
            </Link>
            <ChevronRight size={14} aria-hidden className="flex-none" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

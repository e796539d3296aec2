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
      {/* As running text: a long name breaks, and its arrow stays behind its last word. */}
      <ol className="leading-7 text-soft">
        {items.map((item) => (
          <li key={item.to} className="mr-1 inline">
            <Link to={item.to} className="py-2.5 text-soft no-underline hover:underline">
              {item.label}
            </Link>
            {"\u2060"}
            <ChevronRight size={14} aria-hidden className="ml-1 inline align-[-0.1em]" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

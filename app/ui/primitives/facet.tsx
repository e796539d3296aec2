import { Link } from "@remix-run/react";
import { Check, X } from "lucide-react";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

export interface FacetOption {
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
  /** The address with this option added, or taken away when it is checked. */
  readonly to: string;
}

interface FacetProps {
  readonly title: string;
  readonly options: readonly FacetOption[];
  /** More than this many are folded away. */
  readonly limit?: number;
}

/** One question of a filtered list. Each option is a link, so a filter works at once and has an address. */
export function Facet({ title, options, limit = 8 }: FacetProps) {
  const shown = options.filter((option, index) => index < limit || option.checked);
  const folded = options.filter((option) => !shown.includes(option));
  return (
    <section aria-label={title} className="border-t border-line py-3.5">
      <p className="font-semibold">{title}</p>
      <Options options={shown} />
      {folded.length > 0 && (
        <details>
          <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
            {m.ui_facet_show_more({ count: folded.length })}
          </summary>
          <Options options={folded} />
        </details>
      )}
    </section>
  );
}

function Options({ options }: { options: readonly FacetOption[] }) {
  return (
    <ul>
      {options.map((option) => (
        <li key={option.label}>
          <Link
            to={option.to}
            rel="nofollow"
            preventScrollReset
            aria-current={option.checked ? "true" : undefined}
            className="group flex min-h-9 items-center gap-2.5 py-1 text-ink no-underline pointer-coarse:min-h-11"
          >
            <span
              aria-hidden="true"
              className="flex size-5 flex-none items-center justify-center rounded border-[1.5px] border-edge bg-card text-white group-hover:border-ink group-aria-[current]:border-lacquer group-aria-[current]:bg-lacquer"
            >
              {option.checked && <Check size={14} strokeWidth={3.5} />}
            </span>
            <span className="min-w-0 flex-1 leading-snug group-hover:underline">{option.label}</span>
            <span className="text-soft">{formatNumber(option.count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ActiveFiltersProps {
  readonly items: readonly { readonly label: string; readonly to: string }[];
  readonly clearTo: string;
}

/** What is filtered now; one touch takes it away. */
export function ActiveFilters({ items, clearTo }: ActiveFiltersProps) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-2">
      {items.map((item) => (
        <li key={item.label}>
          <Link
            to={item.to}
            aria-label={m.ui_facet_remove({ name: item.label })}
            className="inline-flex min-h-8 pointer-coarse:min-h-11 items-center gap-1.5 rounded-full bg-wash px-3 text-sm font-semibold text-soft no-underline hover:text-ink"
          >
            {item.label}
            <X size={14} aria-hidden />
          </Link>
        </li>
      ))}
      <li>
        <Link to={clearTo} className="inline-flex min-h-8 items-center px-1 text-sm pointer-coarse:min-h-11">
          {m.common_clear_filters()}
        </Link>
      </li>
    </ul>
  );
}

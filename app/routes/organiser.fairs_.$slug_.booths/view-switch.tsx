import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";

interface ViewSwitchProps {
  readonly slug: string;
  readonly view: "plan" | "list";
  readonly colour: "state" | "province";
  /** Applications on the waiting list. */
  readonly waiting: number;
}

/** The ways to look at the booths of a fair: links, so each has an address. */
export function ViewSwitch({ slug, view, colour, waiting }: ViewSwitchProps) {
  const items = [
    {
      label: m.booths_view_state(),
      to: paths.organiserFairBooths(slug),
      isCurrent: view === "plan" && colour === "state",
    },
    {
      label: m.booths_view_province(),
      to: paths.organiserFairBooths(slug, { colour: "province" }),
      isCurrent: view === "plan" && colour === "province",
    },
    { label: m.booths_view_list(), to: paths.organiserFairBooths(slug, { view: "list" }), isCurrent: view === "list" },
    { label: m.booths_view_waiting({ count: waiting }), to: paths.organiserFairWaiting(slug), isCurrent: false },
  ];
  return (
    <nav aria-label={m.booths_views()} className="no-print mb-5">
      <ul className="flex flex-wrap gap-2">
        {items.map(({ label, to, isCurrent }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={isCurrent ? "page" : undefined}
              className="inline-flex min-h-10 items-center rounded-full bg-wash px-4 text-ink no-underline hover:bg-line aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper pointer-coarse:min-h-11"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

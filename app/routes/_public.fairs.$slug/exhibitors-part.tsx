import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Holder } from "~/ui/floor-plans/colours";
import { Section } from "~/ui/primitives/card";
import { SearchField } from "~/ui/primitives/search-field";

/** Who stands where: a search, and the booths of each province. */
export function ExhibitorsPart({ slug, holders }: { slug: string; holders: readonly Holder[] }) {
  return (
    <Section
      title={m.fairs_exhibitors()}
      actions={<Link to={paths.fairExhibitors(slug)}>{m.fairs_exhibitors_all()}</Link>}
    >
      <div className="max-w-2xl">
        <SearchField
          action={paths.fairExhibitors(slug)}
          label={m.fairs_exhibitors_search()}
          placeholder={m.fairs_exhibitors_example()}
          kind="plain"
        />
      </div>
      {holders.length === 0 ? (
        <p className="mt-5 text-soft">{m.fairs_exhibitors_none_yet()}</p>
      ) : (
        <ul className="mt-5 gap-x-10 md:columns-2 lg:columns-3">
          {holders.map((holder) => (
            <li key={holder.id} className="break-inside-avoid border-b border-line py-2.5">
              <p className="flex items-baseline justify-between gap-3">
                <span className="font-semibold">{holder.name}</span>
                <span className="text-soft tabular-nums">{formatNumber(holder.codes.length)}</span>
              </p>
              <p className="text-sm text-soft">{holder.codes.join(", ")}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

import { type PlanQuery, SHOWN, type Shown } from "~/domain/allocations/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { SearchField } from "~/ui/primitives/search-field";
import { Tabs } from "~/ui/primitives/tabs";

const NAMES: Record<Shown, () => string> = {
  all: m.allocations_show_all,
  missing: m.allocations_show_missing,
  unmet: m.allocations_show_unmet,
  moved: m.allocations_show_moved,
};

interface PlanFilterProps {
  readonly slug: string;
  readonly number: number;
  readonly query: PlanQuery;
  /** In the order of SHOWN. */
  readonly counts: readonly number[];
  readonly others: readonly number[];
}

/** What of a plan's applications is shown, and beside which other plan. */
export function PlanFilter({ slug, number, query, counts, others }: PlanFilterProps) {
  const { show, q } = query;
  const to = (values: Partial<PlanQuery>) => {
    const wanted = { ...query, ...values };
    return paths.organiserAllocationRun(slug, number, {
      show: wanted.show === "all" ? undefined : wanted.show,
      q: wanted.q || undefined,
      with: wanted.with ?? undefined,
    });
  };
  return (
    <div className="no-print">
      <Tabs
        label={m.allocations_applications()}
        items={SHOWN.map((one, at) => ({
          to: to({ show: one }),
          label: NAMES[one](),
          count: counts[at],
          current: one === show,
        }))}
      />
      <div className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="w-full max-w-md">
          <SearchField
            action={paths.organiserAllocationRun(slug, number)}
            defaultValue={q}
            label={m.allocations_find()}
            placeholder={m.allocations_find()}
            kind="plain"
          >
            {show !== "all" && <input type="hidden" name="show" value={show} />}
            {query.with !== null && <input type="hidden" name="with" value={query.with} />}
          </SearchField>
        </div>
        {others.length > 0 && (
          <nav aria-label={m.allocations_compare()} className="flex flex-wrap gap-x-4 gap-y-1">
            {others.slice(0, 5).map((other) => (
              <a key={other} href={to({ with: other })} aria-current={other === query.with || undefined}>
                {m.allocations_compare_with({ number: other })}
              </a>
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}

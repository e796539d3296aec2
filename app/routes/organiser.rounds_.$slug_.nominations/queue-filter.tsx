import { Link } from "@remix-run/react";
import { QUEUE_SORTS, type QueueFilter } from "~/domain/nominations/queue";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { FilterChoice, FilterForm } from "~/ui/primitives/filter-form";
import { SORT_NAMES } from "./queue-words";

interface QueueFilterFormProps {
  readonly slug: string;
  readonly filter: QueueFilter;
  readonly groups: readonly { readonly value: string; readonly label: string }[];
  readonly officers: readonly { readonly id: string; readonly name: string }[];
}

export function QueueFilterForm({ slug, filter, groups, officers }: QueueFilterFormProps) {
  const isFiltered = filter.q || filter.group || filter.officer || filter.due;
  return (
    <FilterForm
      action={paths.organiserNominations(slug)}
      state={filter.state}
      search={{ label: m.rounds_queue_search_label(), placeholder: m.rounds_queue_search(), value: filter.q }}
      clearTo={isFiltered ? paths.organiserNominations(slug, { state: filter.state }) : undefined}
    >
      <FilterChoice
        name="group"
        label={m.rounds_queue_group()}
        value={filter.group}
        first={m.rounds_queue_all_groups()}
        choices={groups}
      />
      <FilterChoice
        name="officer"
        label={m.nominations_screen_officer()}
        value={filter.officer}
        first={m.nominations_screen_any_officer()}
        choices={[
          { value: "me", label: m.nominations_screen_mine() },
          { value: "nobody", label: m.nominations_screen_nobodys() },
          ...officers.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      <FilterChoice
        name="due"
        label={m.nominations_screen_due()}
        value={filter.due}
        first={m.nominations_screen_any_due()}
        choices={[
          { value: "overdue", label: m.nominations_screen_overdue() },
          { value: "papers", label: m.nominations_screen_awaits_papers() },
        ]}
      />
      <FilterChoice
        name="sort"
        label={m.common_sort()}
        value={filter.sort}
        choices={QUEUE_SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort]() }))}
      />
    </FilterForm>
  );
}

interface ShortcutsProps {
  readonly items: readonly {
    readonly label: string;
    readonly count: number;
    readonly to: string;
    readonly current: boolean;
  }[];
}

/** What an officer asks every morning, in one touch; the one that is on leads back. */
export function Shortcuts({ items }: ShortcutsProps) {
  return (
    <ul className="mb-4 flex flex-wrap gap-2">
      {items.map((item) => (
        <li key={item.label}>
          <Link
            to={item.to}
            aria-current={item.current ? "true" : undefined}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-edge bg-card px-3.5 text-[0.92rem] text-ink no-underline hover:bg-wash aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper"
          >
            {item.label}
            <span className="font-semibold">{formatNumber(item.count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

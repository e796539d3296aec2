import { Form, Link } from "@remix-run/react";
import { QUEUE_SORTS, type QueueFilter } from "~/domain/nominations/queue";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { SORT_NAMES } from "./queue-words";

interface QueueFilterFormProps {
  readonly slug: string;
  readonly filter: QueueFilter;
  readonly groups: readonly { readonly value: string; readonly label: string }[];
  readonly officers: readonly { readonly id: string; readonly name: string }[];
}

/** A GET form: what is found has an address. */
export function QueueFilterForm({ slug, filter, groups, officers }: QueueFilterFormProps) {
  const isFiltered = filter.q || filter.group || filter.officer || filter.due;
  return (
    <Form
      role="search"
      action={paths.organiserNominations(slug)}
      className="mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(10rem,1fr)_repeat(4,minmax(0,11.5rem))_auto]"
    >
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <input
        type="search"
        name="q"
        defaultValue={filter.q}
        aria-label={m.rounds_queue_search_label()}
        placeholder={m.rounds_queue_search()}
        className="input max-lg:col-span-2"
      />
      <Choice name="group" label={m.rounds_queue_group()} value={filter.group} first={m.rounds_queue_all_groups()}>
        {groups}
      </Choice>
      <Choice
        name="officer"
        label={m.nominations_screen_officer()}
        value={filter.officer}
        first={m.nominations_screen_any_officer()}
      >
        {[
          { value: "me", label: m.nominations_screen_mine() },
          { value: "nobody", label: m.nominations_screen_nobodys() },
          ...officers.map((one) => ({ value: one.id, label: one.name })),
        ]}
      </Choice>
      <Choice name="due" label={m.nominations_screen_due()} value={filter.due} first={m.nominations_screen_any_due()}>
        {[
          { value: "overdue", label: m.nominations_screen_overdue() },
          { value: "papers", label: m.nominations_screen_awaits_papers() },
        ]}
      </Choice>
      <Choice name="sort" label={m.common_sort()} value={filter.sort}>
        {QUEUE_SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort]() }))}
      </Choice>
      <div className="flex gap-2 max-lg:col-span-2">
        <Button type="submit">{m.common_filter()}</Button>
        {isFiltered && (
          <ButtonLink kind="quiet" to={paths.organiserNominations(slug, { state: filter.state })}>
            {m.common_clear_filters()}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** The empty line on top; left out when one is always chosen. */
  readonly first?: string;
  readonly children: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ name, label, value, first, children }: ChoiceProps) {
  return (
    // The list is made anew when the address changes without it: the browser keeps what was chosen otherwise.
    <select key={value} name={name} defaultValue={value} aria-label={label} className="select">
      {first && <option value="">{first}</option>}
      {children.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
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

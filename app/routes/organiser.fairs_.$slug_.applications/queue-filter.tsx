import { Form } from "@remix-run/react";
import { QUEUE_SORTS, type QueueFilter, type QueueSort } from "~/domain/applications/queue";
import { paths } from "~/http/paths";
import { boothKindName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { Button, ButtonLink } from "~/ui/primitives/button";

const SORT_NAMES: Record<QueueSort, () => string> = {
  waiting: m.applications_sort_waiting,
  number: m.applications_sort_number,
  priority: m.applications_sort_priority,
  applicant: m.applications_sort_applicant,
  province: m.applications_sort_province,
  booths: m.applications_sort_booths,
};

interface QueueFilterFormProps {
  readonly slug: string;
  readonly filter: QueueFilter;
  readonly provinces: readonly { readonly id: string; readonly name: string }[];
}

/** A GET form: what is found has an address. */
export function QueueFilterForm({ slug, filter, provinces }: QueueFilterFormProps) {
  const isFiltered = filter.q || filter.province || filter.group || filter.kind;
  return (
    <Form
      role="search"
      action={paths.organiserApplications(slug)}
      className="mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(10rem,1fr)_repeat(4,minmax(0,11rem))_auto]"
    >
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <input
        type="search"
        name="q"
        defaultValue={filter.q}
        aria-label={m.applications_search_label()}
        placeholder={m.applications_search()}
        className="input max-lg:col-span-2"
      />
      <Choice
        name="province"
        label={m.applications_province()}
        value={filter.province}
        first={m.applications_all_provinces()}
      >
        {provinces.map(({ id, name }) => ({ value: id, label: name }))}
      </Choice>
      <Choice name="group" label={m.applications_group()} value={filter.group} first={m.applications_all_groups()}>
        {PRODUCT_GROUPS.map((code) => ({ value: code, label: shortGroupName(code) }))}
      </Choice>
      <Choice name="kind" label={m.applications_kind()} value={filter.kind} first={m.applications_all_kinds()}>
        {ASKED_KINDS.map((kind) => ({ value: kind, label: boothKindName(kind) }))}
      </Choice>
      <Choice name="sort" label={m.common_sort()} value={filter.sort}>
        {QUEUE_SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort]() }))}
      </Choice>
      <div className="flex gap-2 max-lg:col-span-2">
        <Button type="submit">{m.common_filter()}</Button>
        {isFiltered && (
          <ButtonLink kind="quiet" to={paths.organiserApplications(slug, { state: filter.state })}>
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

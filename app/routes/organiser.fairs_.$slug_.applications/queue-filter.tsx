import { QUEUE_SORTS, type QueueFilter, type QueueSort } from "~/domain/applications/queue";
import { paths } from "~/http/paths";
import { boothKindName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { FilterChoice, FilterForm } from "~/ui/primitives/filter-form";

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

export function QueueFilterForm({ slug, filter, provinces }: QueueFilterFormProps) {
  const isFiltered = filter.q || filter.province || filter.group || filter.kind;
  return (
    <FilterForm
      action={paths.organiserApplications(slug)}
      state={filter.state}
      search={{ label: m.applications_search_label(), placeholder: m.applications_search(), value: filter.q }}
      clearTo={isFiltered ? paths.organiserApplications(slug, { state: filter.state }) : undefined}
    >
      <FilterChoice
        name="province"
        label={m.applications_province()}
        value={filter.province}
        first={m.applications_all_provinces()}
        choices={provinces.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterChoice
        name="group"
        label={m.applications_group()}
        value={filter.group}
        first={m.applications_all_groups()}
        choices={PRODUCT_GROUPS.map((code) => ({ value: code, label: shortGroupName(code) }))}
      />
      <FilterChoice
        name="kind"
        label={m.applications_kind()}
        value={filter.kind}
        first={m.applications_all_kinds()}
        choices={ASKED_KINDS.map((kind) => ({ value: kind, label: boothKindName(kind) }))}
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

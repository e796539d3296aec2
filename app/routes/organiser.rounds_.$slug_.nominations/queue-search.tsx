import { Form } from "@remix-run/react";
import type { QueueFilter } from "~/domain/rounds/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

interface QueueSearchProps {
  readonly slug: string;
  readonly filter: QueueFilter;
  readonly groups: readonly { readonly value: string; readonly label: string }[];
}

/** A GET form: what is found has an address. */
export function QueueSearch({ slug, filter, groups }: QueueSearchProps) {
  return (
    <Form
      role="search"
      action={paths.organiserNominations(slug)}
      className="mb-4 grid items-end gap-3 sm:grid-cols-[1fr_16rem_auto]"
    >
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <input
        type="search"
        name="q"
        defaultValue={filter.q}
        aria-label={m.rounds_queue_search_label()}
        placeholder={m.rounds_queue_search()}
        className="input"
      />
      <select name="group" defaultValue={filter.group} aria-label={m.rounds_queue_group()} className="select">
        <option value="">{m.rounds_queue_all_groups()}</option>
        {groups.map((group) => (
          <option key={group.value} value={group.value}>
            {group.label}
          </option>
        ))}
      </select>
      <Button type="submit">{m.common_search()}</Button>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink } from "./button";

interface FilterFormProps {
  readonly action: string;
  /** Of the tab the list stands on, which the form keeps. */
  readonly state: string | undefined;
  readonly search: { readonly label: string; readonly placeholder: string; readonly value: string | undefined };
  /** The list without what the form narrows; left out where it narrows nothing. */
  readonly clearTo: string | undefined;
  /** Four choices. */
  readonly children: ReactNode;
}

/** A GET form over a list: what is found has an address. */
export function FilterForm({ action, state, search, clearTo, children }: FilterFormProps) {
  return (
    <Form
      role="search"
      action={action}
      className="mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(10rem,1fr)_repeat(4,minmax(0,11.5rem))_auto]"
    >
      {state && <input type="hidden" name="state" value={state} />}
      <input
        type="search"
        name="q"
        defaultValue={search.value}
        aria-label={search.label}
        placeholder={search.placeholder}
        className="input max-lg:col-span-2"
      />
      {children}
      <div className="flex gap-2 max-lg:col-span-2">
        <Button type="submit">{m.common_filter()}</Button>
        {clearTo && (
          <ButtonLink kind="quiet" to={clearTo}>
            {m.common_clear_filters()}
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}

interface FilterChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** The empty line on top; left out when one is always chosen. */
  readonly first?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function FilterChoice({ name, label, value, first, choices }: FilterChoiceProps) {
  return (
    // The list is made anew when the address changes without it: the browser keeps what was chosen otherwise.
    <select key={value} name={name} defaultValue={value} aria-label={label} className="select">
      {first && <option value="">{first}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

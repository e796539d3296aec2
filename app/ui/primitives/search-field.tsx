import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";

interface SearchFieldProps {
  readonly action: string;
  readonly name?: string;
  readonly defaultValue?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly button?: string;
  /** `plain` beside another main act. */
  readonly kind?: "main" | "plain";
  /** Hidden inputs: what else the address already says. */
  readonly children?: ReactNode;
}

/** A GET form: the result has an address. */
export function SearchField({
  action,
  name = "q",
  defaultValue,
  label = m.ui_search_products(),
  placeholder = m.ui_search_placeholder(),
  button = m.common_search(),
  kind = "main",
  children,
}: SearchFieldProps) {
  return (
    <Form
      role="search"
      aria-label={label}
      action={action}
      className="flex items-center gap-2 rounded-full border-[1.5px] border-edge bg-card p-1.5 pl-4 focus-within:border-indigo focus-within:outline-3 focus-within:outline-indigo"
    >
      <Search size={19} aria-hidden className="flex-none text-soft" />
      <input
        type="search"
        name={name}
        defaultValue={defaultValue}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        className="min-h-11 w-0 min-w-0 flex-1 bg-transparent placeholder:text-soft focus:outline-none"
      />
      {children}
      <button type="submit" className={`btn btn-${kind}`}>
        {button}
      </button>
    </Form>
  );
}

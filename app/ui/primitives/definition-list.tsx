import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";

export interface Definition {
  readonly term: string;
  /** What is not known says so. */
  readonly detail: ReactNode;
}

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid">
      {items.map(({ term, detail }) => (
        <div
          key={term}
          className="grid gap-x-6 border-b border-line py-2.5 last:border-0 sm:grid-cols-[minmax(8rem,13rem)_1fr]"
        >
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0">{detail ?? <span className="text-soft">{m.common_not_yet()}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";

export interface Definition {
  readonly term: string;
  /** What is not known says so. */
  readonly detail: ReactNode;
}

interface DefinitionListProps {
  readonly items: readonly Definition[];
  /** Each detail under its term in any window, for a list in a narrow column. */
  readonly stacked?: boolean;
}

export function DefinitionList({ items, stacked }: DefinitionListProps) {
  return (
    <dl className="grid">
      {items.map(({ term, detail }) => (
        <div
          key={term}
          className={classNames(
            "grid gap-x-6 border-b border-line py-2.5 last:border-0",
            !stacked && "sm:grid-cols-[minmax(8rem,13rem)_1fr]",
          )}
        >
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0">{detail ?? <span className="text-soft">{m.common_not_yet()}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

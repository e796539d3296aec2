import type { Definition } from "~/ui/primitives/definition-list";

/** Facts one above the other, for a narrow column. */
export function FactList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid gap-3">
      {items.map(({ term, detail }) => (
        <div key={term}>
          <dt className="text-sm text-soft">{term}</dt>
          <dd className="min-w-0 break-words">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

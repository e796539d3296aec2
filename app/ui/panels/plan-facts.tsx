import { Link } from "@remix-run/react";
import type { Explanation } from "~/domain/panels/explain";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { type Definition, DefinitionList } from "~/ui/primitives/definition-list";

interface PlanFactsProps {
  readonly explanation: Explanation;
  readonly perEntry: number | null;
}

/** What a plan reached of what it minds, and how sure it is that there is no better one. */
export function PlanFacts({ explanation, perEntry }: PlanFactsProps) {
  const { assignments, load, strangers, unmet, parts, beyond, price, bound } = explanation;
  const items: Definition[] = [
    { term: m.panels_fact_assignments(), detail: formatNumber(assignments) },
    ...(perEntry === null ? [] : [{ term: m.panels_fact_per_entry(), detail: formatNumber(perEntry) }]),
    ...(beyond.length > 0 ? [{ term: m.panels_fact_beyond(), detail: m.panels_beyond({ count: beyond.length }) }] : []),
    { term: m.panels_fact_load(), detail: m.panels_range({ least: load.least, most: load.most }) },
    {
      term: m.panels_fact_strangers(),
      detail: strangers === 0 ? m.panels_none() : m.panels_of({ part: strangers, all: assignments }),
    },
    { term: m.panels_fact_unmet(), detail: unmet === 0 ? m.panels_none() : formatNumber(unmet) },
    { term: m.panels_fact_parts(), detail: parts === 1 ? m.panels_connected() : m.panels_parts({ count: parts }) },
  ];
  if (price !== undefined && bound !== undefined) {
    const detail =
      price <= bound
        ? m.panels_proved_best()
        : m.panels_proved_gap({ price: formatNumber(price), bound: formatNumber(bound) });
    items.push({ term: m.panels_fact_proof(), detail });
  }
  return <DefinitionList items={items} />;
}

interface ShortEntriesProps {
  readonly slug: string;
  readonly perEntry: number | null;
  readonly short: readonly { nominationId: string; code: string; groupCode: string; jurors: number }[];
}

/** Entries with fewer jurors than asked, and what would help. */
export function ShortEntries({ slug, perEntry, short }: ShortEntriesProps) {
  if (short.length === 0) return null;
  const groups = [...new Set(short.map((entry) => entry.groupCode))].sort().join(", ");
  return (
    <Alert tone="wait" title={m.panels_short({ count: short.length, wanted: perEntry ?? 1 })}>
      <p>{m.panels_short_text({ groups })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {short.map((entry) => (
          <li key={entry.nominationId}>
            <Link to={paths.organiserJuryEntry(slug, entry.nominationId)}>{entry.code}</Link>{" "}
            <span className="text-soft">({formatNumber(entry.jurors)})</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

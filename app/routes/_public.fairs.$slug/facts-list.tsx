import { formatDateRange } from "~/i18n/formats";
import { fairPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { FairPart } from "~/lib/vocabulary";
import { DefinitionList } from "~/ui/primitives/definition-list";

interface FairFactsListProps {
  readonly fair: {
    readonly venue: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly agencyName: string | null;
  };
  readonly beside: readonly { readonly name: string; readonly part: FairPart }[];
}

/** When, where and by whom. */
export function FairFactsList({ fair, beside }: FairFactsListProps) {
  const parts = Map.groupBy(beside, ({ part }) => part);
  return (
    <DefinitionList
      items={[
        { term: m.fairs_days(), detail: formatDateRange(fair.startsOn, fair.endsOn) },
        {
          term: m.fairs_venue(),
          detail: (
            <>
              {fair.venue}
              <a
                href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(fair.venue)}`}
                rel="noreferrer"
                className="ml-2 inline-flex min-h-6 items-center whitespace-nowrap"
              >
                {m.fairs_map()}
              </a>
            </>
          ),
        },
        { term: m.fairs_organiser(), detail: fair.agencyName },
        ...[...parts].map(([part, agencies]) => ({
          term: fairPartName(part),
          detail: agencies.map(({ name }) => name).join("; "),
        })),
      ]}
    />
  );
}

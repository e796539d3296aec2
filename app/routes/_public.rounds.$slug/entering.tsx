import type { TerritoryProvince } from "~/domain/rounds/queries.server";
import { formatList } from "~/i18n/formats";
import { regionName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Level, REGIONS } from "~/lib/vocabulary";
import { Section } from "~/ui/primitives/card";
import { inLanguage } from "~/ui/rounds/round-name";

/** The lowest levels take anyone; a higher one wants a title of the level below. */
const NEEDS_TITLE: readonly Level[] = ["region", "nation"];

export function WhoMayEnter({ level, territory }: { level: Level; territory: readonly TerritoryProvince[] }) {
  const nameOf = (one: TerritoryProvince) => inLanguage(one.name, one.nameEn);
  const groups = REGIONS.map((code) => ({ code, provinces: territory.filter((one) => one.regionCode === code) }));
  return (
    <Section title={m.rounds_public_who()}>
      <div className="grid gap-3">
        <p>{m.rounds_public_who_text()}</p>
        <p>{m.rounds_public_who_product()}</p>
        {NEEDS_TITLE.includes(level) && <p>{m.rounds_public_who_below()}</p>}
        <h3 className="mt-2">{m.rounds_public_territory()}</h3>
        {territory.length <= 6 ? (
          <p>{formatList(territory.map(nameOf))}</p>
        ) : (
          <details>
            <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
              {m.rounds_territory_count({ count: territory.length })}
            </summary>
            <dl className="mt-2 grid gap-3">
              {groups
                .filter((group) => group.provinces.length > 0)
                .map((group) => (
                  <div key={group.code}>
                    <dt className="font-semibold">{regionName(group.code)}</dt>
                    <dd className="text-soft">{group.provinces.map(nameOf).join(", ")}</dd>
                  </div>
                ))}
            </dl>
          </details>
        )}
      </div>
    </Section>
  );
}

/** Source: docs/rules/rounds.md#documents. */
export function Documents({ level, photos }: { level: Level; photos: number }) {
  return (
    <Section title={m.rounds_public_documents()}>
      <ol className="grid list-decimal gap-2 pl-6">
        <li>{m.rounds_public_doc_form()}</li>
        <li>{m.rounds_public_doc_story()}</li>
        {photos > 0 && <li>{m.rounds_public_doc_photos({ count: photos })}</li>}
        <li>{m.rounds_public_doc_papers()}</li>
        {NEEDS_TITLE.includes(level) && (
          <>
            <li>{m.rounds_public_doc_letter()}</li>
            <li>{m.rounds_public_doc_decision()}</li>
          </>
        )}
      </ol>
    </Section>
  );
}

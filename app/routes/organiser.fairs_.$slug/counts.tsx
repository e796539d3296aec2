import type { FairFacts } from "~/domain/fairs/facts.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_STATES } from "~/lib/vocabulary";
import { Section } from "~/ui/primitives/card";
import { Stat, StatRow } from "~/ui/primitives/stat";

const APPLICATIONS = [
  { state: "submitted", name: m.fairs_applied_submitted },
  { state: "more_asked", name: m.fairs_applied_more_asked },
  { state: "accepted", name: m.fairs_applied_accepted },
  { state: "waiting", name: m.fairs_applied_waiting },
  { state: "refused", name: m.fairs_applied_refused },
  { state: "withdrawn", name: m.fairs_applied_withdrawn },
] as const;

/** How many applications stand where, and how many booths. */
export function FairCounts({ slug, facts }: { slug: string; facts: FairFacts }) {
  const states = BOOTH_STATES.filter((state) => state === "available" || (facts.booths[state] ?? 0) > 0);
  return (
    <>
      <Section title={m.fairs_applications()}>
        <StatRow>
          {APPLICATIONS.map(({ state, name }) => (
            <Stat
              key={state}
              label={name()}
              value={formatNumber(facts.applications[state] ?? 0)}
              to={paths.organiserApplications(slug, { state })}
            />
          ))}
        </StatRow>
      </Section>
      <Section title={m.fairs_booths_title()}>
        {facts.boothsInAll === 0 ? (
          <p className="text-soft">{m.fairs_no_booths()}</p>
        ) : (
          <StatRow>
            <Stat
              label={m.fairs_booths_in_all()}
              value={formatNumber(facts.boothsInAll)}
              to={paths.organiserHalls(slug)}
            />
            {states.map((state) => (
              <Stat
                key={state}
                label={boothStateName(state)}
                value={formatNumber(facts.booths[state] ?? 0)}
                to={paths.organiserFairBooths(slug, { state })}
              />
            ))}
          </StatRow>
        )}
      </Section>
    </>
  );
}

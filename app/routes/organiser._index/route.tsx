import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Building2, FileUp, Store, Tent } from "lucide-react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { mayPrepareRounds } from "~/domain/rounds/policy";
import { roundsAtWork } from "~/domain/rounds/rounds-at-work.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { RoundCard } from "./round-card";

export const meta: MetaFunction = () => [{ title: `${m.rounds_home_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const [rounds, agencies] = await Promise.all([roundsAtWork(ctx), agenciesOf(ctx)]);
    return {
      rounds: rounds.map((round) => ({ ...round, mayCopy: mayPrepareRounds(ctx.actor, round.agency.id) })),
      agencies,
      mayPrepare: agencies.some((agency) => mayPrepareRounds(ctx.actor, agency.id)),
      now: ctx.now,
    };
  });
}

export default function OrganiserHome() {
  const { rounds, agencies, mayPrepare, now } = useLoaderData<typeof loader>();
  const groups = [
    { title: m.rounds_home_running(), rounds: rounds.filter((one) => one.openedAt && one.phase !== "closed") },
    { title: m.rounds_home_drafts(), rounds: rounds.filter((one) => !one.openedAt) },
    { title: m.rounds_home_closed(), rounds: rounds.filter((one) => one.phase === "closed") },
  ];
  const newRound = mayPrepare && (
    <ButtonLink kind="main" to={paths.organiserNewRound()}>
      {m.rounds_new_title()}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={m.rounds_home_title()} lead={m.rounds_home_lead()} actions={newRound} />
      {rounds.length === 0 && (
        <EmptyState title={m.rounds_home_empty()} actions={newRound}>
          {agencies.length === 0 ? m.rounds_home_no_agency() : m.rounds_home_empty_text()}
        </EmptyState>
      )}
      {groups.map(
        (group) =>
          group.rounds.length > 0 && (
            <Section key={group.title} title={group.title}>
              <ul className="grid gap-4">
                {group.rounds.map((round) => (
                  <RoundCard key={round.id} round={round} mayCopy={round.mayCopy} now={now} />
                ))}
              </ul>
            </Section>
          ),
      )}
      <Section title={m.rounds_home_links()}>
        <div className="flex flex-wrap gap-3">
          {agencies.map((agency) => (
            <ButtonLink
              key={agency.id}
              to={paths.organiserAgency(agency.slug)}
              icon={<Building2 size={18} aria-hidden />}
            >
              {agency.name}
            </ButtonLink>
          ))}
          <ButtonLink to={paths.organiserImports()} icon={<FileUp size={18} aria-hidden />}>
            {m.rounds_home_imports()}
          </ButtonLink>
          <ButtonLink to={paths.organiserFairs()} icon={<Store size={18} aria-hidden />}>
            {m.rounds_home_fairs()}
          </ButtonLink>
          <ButtonLink to={paths.applications()} icon={<Tent size={18} aria-hidden />}>
            {m.applications_own_title()}
          </ButtonLink>
        </div>
      </Section>
    </Page>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type PublicRound, publicRounds } from "~/domain/rounds/public-rounds.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { RoundCard } from "./round-card";

export const meta: MetaFunction = () => [
  { title: `${m.rounds_list_title()} · ${m.common_brand()}` },
  { name: "description", content: m.rounds_list_lead() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ rounds: await publicRounds(ctx), now: ctx.now }));
}

const isDecided = (round: PublicRound) => round.counts.recognised !== null;

export default function Rounds() {
  const { rounds, now } = useLoaderData<typeof loader>();
  const isOpen = (round: PublicRound) => round.phase === "nomination";
  const groups = [
    { title: m.rounds_list_open(), rounds: rounds.filter(isOpen) },
    { title: m.rounds_list_running(), rounds: rounds.filter((one) => !isOpen(one) && !isDecided(one)) },
    { title: m.rounds_list_decided(), rounds: rounds.filter((one) => !isOpen(one) && isDecided(one)) },
  ];
  return (
    <Page>
      <PageHeader title={m.rounds_list_title()} lead={m.rounds_list_lead()} />
      {rounds.length === 0 && <EmptyState title={m.rounds_list_empty()}>{m.rounds_list_empty_text()}</EmptyState>}
      {groups.map(
        (group) =>
          group.rounds.length > 0 && (
            <Section key={group.title} title={group.title}>
              <ul className="grid gap-5 md:grid-cols-2">
                {group.rounds.map((round) => (
                  <RoundCard key={round.id} round={round} now={now} />
                ))}
              </ul>
            </Section>
          ),
      )}
    </Page>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SimulationQuery } from "~/domain/schemes/forms";
import { simulateWrittenRules } from "~/domain/tallies/simulate-draft.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { roundName } from "~/ui/rounds/round-name";
import { RulesFrame, rulesHeadOf } from "~/ui/rounds/rules-frame";
import { SimulationView, saidSimulation } from "~/ui/schemes/simulation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.schemes_to_simulation()} · ${roundName(data.head)}` : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round: slug } = parseQuery(ctx.request, SimulationQuery);
    const chosen = slug === "" ? null : slug;
    const { written, rounds, simulation } = await simulateWrittenRules(ctx, args.params.slug!, chosen);
    return { slug, head: rulesHeadOf(written), rounds, simulation: simulation && saidSimulation(simulation) };
  });
}

export default function RulesSimulation() {
  const { slug, head, rounds, simulation } = useLoaderData<typeof loader>();
  return (
    <RulesFrame head={head} current={null} title={m.rounds_simulation_title()} lead={m.rounds_simulation_lead()}>
      <SimulationView rounds={rounds} slug={slug} simulation={simulation} />
    </RulesFrame>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SimulationQuery } from "~/domain/schemes/forms";
import { simulateDraft } from "~/domain/tallies/simulate-draft.server";
import { parseQuery } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { DraftFrame } from "~/ui/schemes/draft-frame";
import { SimulationView, saidSimulation } from "~/ui/schemes/simulation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${m.schemes_to_simulation()} · ${inLanguage(data.draft.scheme.name, data.draft.scheme.nameEn)}`
      : m.common_brand(),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round: slug } = parseQuery(ctx.request, SimulationQuery);
    const { draft, rounds, simulation } = await simulateDraft(ctx, args.params.code!, slug === "" ? null : slug);
    return { slug, draft, rounds, simulation: simulation && saidSimulation(simulation) };
  });
}

export default function Simulation() {
  const { slug, draft, rounds, simulation } = useLoaderData<typeof loader>();
  return (
    <DraftFrame draft={draft} current={null} title={m.schemes_simulation_title()} lead={m.schemes_simulation_lead()}>
      <SimulationView rounds={rounds} slug={slug} simulation={simulation} />
    </DraftFrame>
  );
}

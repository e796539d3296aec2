import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { coverageOf } from "~/domain/panels/coverage.server";
import { mayNameJury, whyNotChangeJury } from "~/domain/panels/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { CoverageMatrix, MatrixLegend } from "~/ui/panels/coverage-matrix";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { roundName } from "~/ui/rounds/round-name";

const Query = z.object({ show: z.enum(["all", "few"]).catch("all") });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.panels_matrix_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

/** The same for hundreds of entries: the page sends no scripts. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { id, slug, name, nameEn, rules } = round;
    const { jurors, entries } = await coverageOf(ctx, id);
    const { show } = parseQuery(ctx.request, Query);
    const mayPlan = mayNameJury(ctx.actor, round) && whyNotChangeJury(round, ctx.now) === null;
    return { round: { slug, name, nameEn }, jurors, entries, minimum: rules.minimumSheets.value, show, mayPlan };
  });
}

export default function JuryEntries() {
  const { round, jurors, entries, minimum, show, mayPlan } = useLoaderData<typeof loader>();
  const few = entries.filter((entry) => entry.jurors < minimum);
  const shown = show === "few" ? few : entries;
  return (
    <Page>
      <PageHeader
        title={m.panels_matrix_title()}
        lead={m.panels_matrix_lead()}
        actions={mayPlan && <ButtonLink to={paths.organiserJuryPlan(round.slug)}>{m.panels_plan_title()}</ButtonLink>}
        breadcrumbs={[
          { label: roundName(round), to: paths.organiserRound(round.slug) },
          { label: m.rounds_jury_title(), to: paths.organiserJury(round.slug) },
        ]}
      />
      <Tabs
        label={m.panels_matrix_title()}
        items={[
          {
            to: paths.organiserJuryEntries(round.slug),
            label: m.panels_show_all(),
            count: entries.length,
            current: show === "all",
          },
          {
            to: paths.organiserJuryEntries(round.slug, { show: "few" }),
            label: m.panels_show_few({ minimum }),
            count: few.length,
            current: show === "few",
          },
        ]}
      />
      {shown.length === 0 || jurors.length === 0 ? (
        <EmptyState title={m.panels_matrix_empty()}>{m.panels_matrix_empty_text()}</EmptyState>
      ) : (
        <>
          <MatrixLegend slug={round.slug} jurors={jurors} />
          <CoverageMatrix slug={round.slug} jurors={jurors} entries={shown} minimum={minimum} />
        </>
      )}
    </Page>
  );
}

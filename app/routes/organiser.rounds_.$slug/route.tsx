import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { blockersOf, consequencesOf, mayPrepareRounds, mayRunRound, whyNotOpen } from "~/domain/rounds/policy";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { nextPhases } from "~/domain/rounds/rules";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { PhaseTimeline } from "~/ui/rounds/phase-timeline";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { DossierCounts } from "./dossier-counts";
import { DraftChecks, draftChecks } from "./draft-checks";
import { JuryProgress } from "./jury-progress";
import { NextStep } from "./next-step";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? roundName(data.head) : m.common_brand()} · ${m.ui_area_organiser()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [facts, territory, progress] = await Promise.all([
      factsOfRound(ctx, round.id),
      territoryOf(ctx, round.id),
      progressOfRound(ctx, round.id),
    ]);
    const isDraft = round.openedAt === null;
    return {
      head: headOf(round, ctx.now),
      phases: round.phases,
      facts,
      progress: facts.sheets.total > 0 ? progress : [],
      mayRun: mayRunRound(ctx.actor, round),
      mayPrepare: mayPrepareRounds(ctx.actor, round.agencyId),
      checks: isDraft ? draftChecks(round, territory, facts.jury.seats, ctx.now) : null,
      isReady: isDraft && whyNotOpen(round, territory, ctx.now).length === 0,
      steps: isDraft
        ? []
        : nextPhases(round.phase).map((to) => ({
            to,
            blockers: blockersOf(round.phase, to, round.rules, facts),
            consequences: consequencesOf(to, facts),
          })),
    };
  });
}

export default function Board() {
  const { head, phases, facts, progress, checks, isReady, steps, mayRun, mayPrepare } = useLoaderData<typeof loader>();
  const { slug } = head;
  return (
    <Page>
      <RoundHead
        round={head}
        current="board"
        actions={!head.isDraft && <ButtonLink to={paths.round(slug)}>{m.rounds_public_page()}</ButtonLink>}
      />
      <Card as="section" aria-label={m.rounds_board_timeline()} className="overflow-x-auto">
        <PhaseTimeline phases={phases} phase={head.phase} isDraft={head.isDraft} withReasons />
        {mayPrepare && head.phase !== "closed" && (
          <p className="mt-4 text-sm">
            <ButtonLink kind="quiet" small to={paths.organiserRoundTimetable(slug)}>
              {m.rounds_board_change_dates()}
            </ButtonLink>
          </p>
        )}
      </Card>
      {checks ? (
        <DraftChecks slug={slug} checks={checks} isReady={isReady} mayPrepare={mayPrepare} />
      ) : (
        <>
          <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
            <NextStep slug={slug} steps={steps} mayRun={mayRun} />
            <DossierCounts slug={slug} nominations={facts.nominations} />
          </div>
          <Section title={m.rounds_board_progress()}>
            <JuryProgress sheets={facts.sheets} progress={progress} />
          </Section>
        </>
      )}
    </Page>
  );
}

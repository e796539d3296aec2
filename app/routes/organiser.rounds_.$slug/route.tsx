import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { nextResultStep } from "~/domain/awards/next-step.server";
import { agencyNotice } from "~/domain/calibration/notice.server";
import { copiedFrom } from "~/domain/rounds/copy-round.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { blockersOf, consequencesOf } from "~/domain/rounds/moves";
import { phaseMoves } from "~/domain/rounds/phase-moves.server";
import { mayCancelRound, mayPrepareRounds, mayRunRound, whyNotCancel } from "~/domain/rounds/policy";
import { preparationOf } from "~/domain/rounds/preparation";
import { roundToWorkOn, territoryOf } from "~/domain/rounds/queries.server";
import { offeredPhases, wasCancelled } from "~/domain/rounds/rules";
import { progressOfRound } from "~/domain/sheets/progress.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AgencyAlert } from "~/ui/calibration/agency-alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { PhaseTimeline } from "~/ui/rounds/phase-timeline";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { DossierCounts } from "./dossier-counts";
import { DraftChecks, stepTexts } from "./draft-checks";
import { JuryProgress } from "./jury-progress";
import { NextStep } from "./next-step";
import { PhaseNow } from "./phase-now";
import { ResultSteps } from "./result-step";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? roundName(data.head) : m.common_brand()} · ${m.ui_area_organiser()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [resultStep, facts, territory, progress] = await Promise.all([
      nextResultStep(ctx, round),
      factsOfRound(ctx, round.id),
      territoryOf(ctx, round.id),
      progressOfRound(ctx, round.id),
    ]);
    const isDraft = round.openedAt === null;
    const calibration = isDraft ? null : await agencyNotice(ctx, round);
    return {
      calibration,
      head: headOf(round, ctx.now),
      phases: round.phases,
      facts,
      resultStep,
      progress: facts.sheets.total > 0 ? progress : [],
      mayRun: mayRunRound(ctx.actor, round),
      mayPrepare: mayPrepareRounds(ctx.actor, round.agencyId),
      mayCancel: mayCancelRound(ctx.actor, round) && whyNotCancel(round, facts) === null,
      isCancelled: wasCancelled(round.phase, round.phases),
      preparation: isDraft
        ? {
            steps: preparationOf(round, territory, facts.jury.seats, ctx.now),
            texts: stepTexts(round, territory, facts.jury.seats),
          }
        : null,
      moves: isDraft ? [] : await phaseMoves(ctx, round.id),
      source: await copiedFrom(ctx, round.id),
      steps: isDraft
        ? []
        : offeredPhases(round.phase, round).map((to) => ({
            to,
            blockers: blockersOf(round.phase, to, round.rules, facts),
            consequences: consequencesOf(to, facts),
          })),
    };
  });
}

export default function Board() {
  const {
    head,
    phases,
    facts,
    resultStep,
    progress,
    preparation,
    moves,
    source,
    steps,
    mayRun,
    mayPrepare,
    mayCancel,
    isCancelled,
    calibration,
  } = useLoaderData<typeof loader>();
  const { slug } = head;
  return (
    <Page>
      <RoundHead
        round={head}
        current="board"
        actions={
          !head.isDraft && (
            <>
              <ButtonLink to={paths.round(slug)}>{m.rounds_public_page()}</ButtonLink>
              {mayPrepare && facts.decisions > 0 && (
                <ButtonLink to={paths.organiserRoundCopy(slug)}>{m.rounds_copy_title()}</ButtonLink>
              )}
            </>
          )
        }
      />
      <Card as="section" aria-label={m.rounds_board_timeline()} className="overflow-x-auto">
        <PhaseTimeline phases={phases} phase={head.phase} isDraft={head.isDraft} />
        {!head.isDraft && <PhaseNow phase={head.phase} moves={moves} />}
        <p className="mt-4 -ml-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          {mayPrepare && head.phase !== "closed" && (
            <ButtonLink kind="quiet" small to={paths.organiserRoundTimetable(slug)}>
              {m.rounds_board_change_dates()}
            </ButtonLink>
          )}
          {mayPrepare && !head.isDraft && facts.decisions === 0 && (
            <ButtonLink kind="quiet" small to={paths.organiserRoundAgencies(slug)}>
              {m.rounds_step_agencies()}
            </ButtonLink>
          )}
          {mayCancel && (
            <ButtonLink kind="quiet" small to={paths.organiserRoundCancellation(slug)}>
              {m.rounds_cancel_title()}
            </ButtonLink>
          )}
          {source && (
            <span className="pl-3 text-soft">
              {m.rounds_copied_from()} <Link to={paths.organiserRound(source.slug)}>{roundName(source)}</Link>
            </span>
          )}
        </p>
      </Card>
      {preparation ? (
        <DraftChecks slug={slug} {...preparation} mayPrepare={mayPrepare} />
      ) : (
        <>
          <AgencyAlert slug={slug} phase={head.phase} notice={calibration} />
          {resultStep && <ResultSteps slug={slug} step={resultStep} isMain={head.phase === "decision"} />}
          <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
            <NextStep slug={slug} steps={steps} mayRun={mayRun} isCancelled={isCancelled} />
            <DossierCounts slug={slug} nominations={facts.nominations} />
          </div>
          <Section
            title={m.rounds_board_progress()}
            actions={
              facts.sheets.total > 0 && (
                <ButtonLink small to={paths.organiserDesk(slug)}>
                  {m.judge_offline_desk_link()}
                </ButtonLink>
              )
            }
          >
            <JuryProgress sheets={facts.sheets} progress={progress} />
          </Section>
        </>
      )}
    </Page>
  );
}

import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decisionToRecord } from "~/domain/awards/decision-to-record.server";
import { decisionsAtWork } from "~/domain/awards/decisions.server";
import { DecisionForm } from "~/domain/awards/forms";
import { mayRecordDecision, mayReleaseResults, whyNotRecordDecision } from "~/domain/awards/policy";
import { recordDecision } from "~/domain/awards/record-decision.server";
import type { Context } from "~/domain/context";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { type RoundDetails, roundBySlug } from "~/domain/rounds/queries.server";
import { mayReadTally, whyTallyIsClosed } from "~/domain/tallies/policy";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { CouncilHead } from "~/ui/councils/council-head";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { DecisionFields } from "./decision-fields";
import { ListToRecognise } from "./list-to-recognise";
import { MadeDecisions } from "./made-decisions";
import { shownRow } from "./shown-row";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.awards_decision_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const page = { head: headOf(round, ctx.now), isAgency: mayWorkOnRound(ctx.actor, round) };
    const closed = mayReadTally(ctx.actor, round) ? whyTallyIsClosed(round.phases, ctx.now) : null;
    if (closed) return { ...page, closed, made: null };
    return { ...page, closed: null, made: await madeIn(ctx, round) };
  });
}

async function madeIn(ctx: Context, round: RoundDetails) {
  const { rows, isComplete, motion, seal, whyNot, hasHigherLevel } = await decisionToRecord(ctx, round);
  const mayRecord = mayRecordDecision(ctx.actor, round);
  return {
    mayRecord,
    mayRelease: mayReleaseResults(ctx.actor, round),
    decisions: await decisionsAtWork(ctx, round.id),
    list: { rows: rows.map(shownRow), isComplete, motion, seal, hasHigherLevel },
    whyNot: whyNotRecordDecision(round) ?? whyNot ?? (mayRecord ? null : m.awards_record_agency_only()),
  };
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const form = await parseForm(ctx, DecisionForm);
    await recordDecision(ctx, round.id, form);
    return redirectWithNotice(paths.organiserDecision(round.slug), m.awards_decision_recorded({ number: form.number }));
  });
}

export default function Decision() {
  const { head, isAgency, closed, made } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <Page>
      <CouncilHead round={head} current="decision" isAgency={isAgency} title={m.awards_decision_title()} />
      {made ? (
        <Made made={made} slug={head.slug} isAgency={isAgency} lastResult={lastResult} />
      ) : (
        <EmptyState
          title={m.awards_nothing_to_decide()}
          actions={isAgency && <ButtonLink to={paths.organiserRound(head.slug)}>{m.tallies_to_board()}</ButtonLink>}
        >
          {closed}
        </EmptyState>
      )}
    </Page>
  );
}

interface MadeProps {
  readonly made: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["made"]>;
  readonly slug: string;
  readonly isAgency: boolean;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

function Made({ made, slug, isAgency, lastResult }: MadeProps) {
  const { decisions, mayRecord, mayRelease, list, whyNot } = made;
  const isMade = decisions.some((decision) => !decision.withdrawnAt);
  const isMoreToSay = !isMade || list.rows.length > 0 || !list.isComplete || !whyNot;
  return (
    <>
      <MadeDecisions {...{ slug, decisions, mayRecord, mayRelease, isAgency }} />
      {isMoreToSay && (
        <Section title={isMade && !whyNot ? m.awards_second_list() : m.awards_list_to_recognise()}>
          {whyNot && (
            <Alert
              tone={list.isComplete ? "info" : "wait"}
              className="mb-6"
              actions={
                (!list.isComplete || list.rows.length === 0) && (
                  <ButtonLink kind="main" to={paths.organiserList(slug)}>
                    {m.awards_to_list()}
                  </ButtonLink>
                )
              }
            >
              {whyNot}
            </Alert>
          )}
          {whyNot ? (
            list.rows.length > 0 && <ListToRecognise rows={list.rows} putForward={null} />
          ) : (
            <DecisionFields {...list} lastResult={lastResult} />
          )}
        </Section>
      )}
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { complaintWindow } from "~/domain/complaints/filing.server";
import { whyNotFile } from "~/domain/complaints/policy";
import { expectedListOf } from "~/domain/councils/expected-list.server";
import { DomainError } from "~/domain/errors";
import { whyNotByHand } from "~/domain/rounds/policy";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundBySlug, territoryOf } from "~/domain/rounds/queries.server";
import { resultsOfRound } from "~/domain/rounds/round-results.server";
import { ruleChangesOf } from "~/domain/rounds/rule-changes.server";
import { askedOfBelow } from "~/domain/schemes/levels";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime, formatTimeLeft } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { PhaseTimeline } from "~/ui/rounds/phase-timeline";
import { roundName } from "~/ui/rounds/round-name";
import { RuleChanges } from "~/ui/rounds/rule-changes";
import { howItIsDecided } from "~/ui/rounds/rule-texts";
import { CriteriaTree } from "~/ui/schemes/criteria-tree";
import { RulesView } from "~/ui/schemes/rules-view";
import { Cancelled } from "./cancelled";
import { Complaining } from "./complaining";
import { Documents, WhoMayEnter } from "./entering";
import { ExpectedListNotice } from "./expected-list";
import { Figures } from "./figures";
import { Results } from "./results";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? roundName(data.round) : m.rounds_list_title()} · ${m.common_brand()}` },
  {
    name: "description",
    content: data ? m.rounds_public_by({ agency: data.round.agency.name }) : m.rounds_list_lead(),
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundBySlug(ctx, args.params.slug!);
    // Its agency prepares a draft on the board; here it is not yet.
    if (!round.openedAt) throw new DomainError("not_found", m.rounds_not_found());
    const [territory, counts, decisions, expected, ruleChanges] = await Promise.all([
      territoryOf(ctx, round.id),
      publicFigures(ctx, [round]),
      resultsOfRound(ctx, round.id),
      expectedListOf(ctx, round.id),
      ruleChangesOf(ctx, round.id),
    ]);
    const complaints = await complaintWindow(ctx, round);
    const asked = askedOfBelow(round.rules, round.level);
    const closesAt = round.phases.find((phase) => phase.kind === round.phase)?.closesAt ?? null;
    return {
      round,
      territory,
      ruleChanges,
      counts: counts.get(round.id)!,
      decisions,
      expected,
      closesAt,
      // Where only the level below brings entries, nobody is asked to enter by themselves.
      byOthers: asked.entry === "put_forward" ? whyNotByHand(asked.below) : null,
      complainUntil: whyNotFile(complaints, ctx.now) === null ? complaints!.lastDay : null,
      now: ctx.now,
    };
  });
}

export default function RoundPage() {
  const { round, territory, ruleChanges, counts, decisions, expected, closesAt, byOthers, complainUntil, now } =
    useLoaderData<typeof loader>();
  const isOpen = round.phase === "nomination";
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.rounds_list_title(), to: paths.rounds() }]}
        tags={
          <>
            <PhaseTag phase={round.phase} />
            <Tag>{levelTitle(round.level)}</Tag>
          </>
        }
        title={<span className="block text-[0.8em] leading-snug">{roundName(round)}</span>}
        lead={m.rounds_public_by({ agency: round.agency.name })}
        actions={
          isOpen && (
            <div className="grid gap-2">
              {byOthers ? (
                <p className="max-w-xs text-sm">{byOthers}</p>
              ) : (
                <ButtonLink kind="main" to={paths.producerNewNomination({ round: round.id })}>
                  {m.rounds_enter()}
                </ButtonLink>
              )}
              {closesAt && (
                <p className="text-sm text-soft">
                  {m.rounds_until_at({ until: formatDateTime(closesAt) })} · {formatTimeLeft(closesAt, now)}
                </p>
              )}
            </div>
          )
        }
      />
      <Cancelled phase={round.phase} phases={round.phases} />
      <Figures counts={counts} />
      <Section title={m.rounds_public_dates()}>
        <Card>
          <PhaseTimeline phases={round.phases} phase={round.phase} withReasons />
          <p className="mt-5 text-sm text-soft">{m.rounds_public_dates_zone()}</p>
        </Card>
      </Section>
      <Results slug={round.slug} rules={round.rules} decisions={decisions} />
      <ExpectedListNotice list={expected} isDecided={decisions.length > 0} />
      {complainUntil && <Complaining slug={round.slug} until={complainUntil} />}
      <div className="grid gap-x-10 lg:grid-cols-2">
        <WhoMayEnter level={round.level} territory={territory} />
        <Documents level={round.level} photos={round.rules.minimumPhotos.value} />
      </div>
      <Section title={m.rounds_public_criteria()}>
        <CriteriaTree rules={round.rules} />
      </Section>
      <Section title={m.rounds_public_how()}>
        <RuleChanges changes={ruleChanges} />
        <ol className="grid max-w-3xl list-decimal gap-2 pl-6">
          {howItIsDecided(round.rules).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <details className="mt-5">
          <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
            {m.rounds_public_sources()}
          </summary>
          <div className="mt-3 grid gap-3">
            <RulesView rules={round.rules} />
            <p className="text-sm text-soft">
              {m.rounds_rules_frozen_at({ at: formatDateTime(round.openedAt!) })} · {m.rounds_rules_hash()}:{" "}
              <code className="break-all">{round.rulesHash}</code>
            </p>
          </div>
        </details>
      </Section>
    </Page>
  );
}

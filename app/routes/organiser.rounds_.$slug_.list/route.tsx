import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Context } from "~/domain/context";
import { expectedListOf } from "~/domain/councils/expected-list.server";
import { listOfRound } from "~/domain/councils/list.server";
import { openMeetingOf } from "~/domain/councils/meetings.server";
import { whyNotChangeList, whyNotPublishExpectedList } from "~/domain/councils/policy";
import { expectedProducts } from "~/domain/councils/publish-expected-list.server";
import { councilAt } from "~/domain/councils/queries.server";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { isExpectedListForeseen } from "~/domain/rounds/rules";
import { whyTallyIsClosed } from "~/domain/tallies/policy";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { CouncilHead } from "~/ui/councils/council-head";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { ListTable } from "./list-table";
import { NextSteps } from "./next-steps";
import { shownRow } from "./shown-row";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.councils_tab_list()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { round } = council;
    const page = { head: headOf(round, ctx.now), isAgency: mayWorkOnRound(ctx.actor, round) };
    const whyNot = whyTallyIsClosed(round.phases, ctx.now);
    if (whyNot) return { ...page, whyNot, list: null };
    return { ...page, whyNot: null, list: await listed(ctx, council) };
  });
}

async function listed(ctx: Context, council: Awaited<ReturnType<typeof councilAt>>) {
  const { round, mayRun } = council;
  const [list, meeting, published] = await Promise.all([
    listOfRound(ctx, council),
    openMeetingOf(ctx, council),
    expectedListOf(ctx, round.id),
  ]);
  const isVotedOn = meeting?.motions.some((motion) => motion.kind === "list" && !motion.closedAt) ?? false;
  const { entries, passed, notPassed, proposed, recognised, pending, undecided, isDecided, approval } = list;
  return {
    slug: round.slug,
    cap: round.rules.cap.value,
    tiers: round.rules.tiers.value,
    figures: { entries, passed, notPassed, proposed, recognised, pending, undecided },
    isDecided,
    approval: approval && {
      isCurrent: approval.isCurrent,
      changed: approval.changed,
      meeting: approval.motion.meetingNumber,
      motion: approval.motion.number,
    },
    unexplained: list.unexplained,
    brokenSets: list.brokenSets.map(({ mergeId, name }) => ({ mergeId, name })),
    rows: list.rows.map((row) => shownRow(round.rules, row, list.motions)),
    // Ties and open tiers wait for the council.
    takeable: list.rows.filter((row) => row.verdict === null && row.proposal.verdict && !row.proposal.isTierOpen)
      .length,
    mayRun,
    whyNotChange: whyNotChangeList(round, isVotedOn),
    openMeeting: meeting && { number: meeting.number, isVoting: meeting.motions.some((motion) => !motion.closedAt) },
    expected: {
      whyNot: whyNotPublishExpectedList(round, list),
      isForeseen: isExpectedListForeseen(round),
      publishedAt: published?.publishedAt ?? null,
      isCurrent:
        published !== null && canonicalJson(published.products) === canonicalJson(expectedProducts(round, list)),
    },
  };
}

export default function CouncilList() {
  const { head, isAgency, whyNot, list } = useLoaderData<typeof loader>();
  return (
    <Page>
      <CouncilHead round={head} current="list" isAgency={isAgency} title={m.councils_tab_list()} />
      {list ? (
        <Listed list={list} />
      ) : (
        <EmptyState
          title={m.councils_list_empty()}
          actions={isAgency && <ButtonLink to={paths.organiserRound(head.slug)}>{m.tallies_to_board()}</ButtonLink>}
        >
          {whyNot}
        </EmptyState>
      )}
    </Page>
  );
}

type List = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["list"]>;

function Listed({ list }: { list: List }) {
  const { figures, cap } = list;
  return (
    <>
      <p className="mb-5 max-w-3xl text-soft">{m.councils_list_lead()}</p>
      <StatRow>
        <Stat
          label={m.councils_stat_passed()}
          value={formatNumber(figures.passed)}
          note={m.councils_stat_of({ count: formatNumber(figures.entries) })}
        />
        <Stat
          label={m.councils_stat_recognised()}
          value={formatNumber(figures.recognised)}
          note={cap === null ? m.tallies_no_cap() : m.tallies_cap({ cap: formatNumber(cap) })}
        />
        {figures.pending > 0 && <Stat label={m.councils_stat_pending()} value={formatNumber(figures.pending)} />}
        <Stat label={m.councils_stat_undecided()} value={formatNumber(figures.undecided)} />
      </StatRow>
      <NextSteps {...list} />
      {list.rows.length === 0 ? (
        <EmptyState title={m.councils_list_empty()}>{m.councils_list_empty_text()}</EmptyState>
      ) : (
        <ListTable {...list} />
      )}
    </>
  );
}

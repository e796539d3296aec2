import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayReadReliability } from "~/domain/agreement/policy";
import { recognisedIn } from "~/domain/awards/decisions.server";
import { whyNotRecordDecision } from "~/domain/awards/policy";
import type { Context } from "~/domain/context";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { type RoundDetails, roundBySlug } from "~/domain/rounds/queries.server";
import { mayReadTally, whyTallyIsClosed } from "~/domain/tallies/policy";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatNumber, formatPoints } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { compareFractions, formatFraction, fraction, fractionOfPoints, fractionText } from "~/lib/points";
import { CouncilHead } from "~/ui/councils/council-head";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { TallyTable } from "./tally-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.tallies_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const page = {
      head: headOf(round, ctx.now),
      isAgency: mayWorkOnRound(ctx.actor, round),
      mayReadReliability: mayReadReliability(ctx.actor, round),
      whyNoDecision: whyNotRecordDecision(round),
    };
    const whyNot = mayReadTally(ctx.actor, round) ? whyTallyIsClosed(round.phases, ctx.now) : null;
    if (whyNot) return { ...page, whyNot, tally: null };
    return { ...page, whyNot: null, tally: await tallied(ctx, round) };
  });
}

async function tallied(ctx: Context, round: RoundDetails) {
  const [tally, recognised] = await Promise.all([tallyOfRound(ctx, round.id), recognisedIn(ctx, round.id)]);
  const { passMark, passComparison, cap, minimumSheets } = round.rules;
  return {
    rules: {
      passMark: passMark.value,
      above: passComparison.value === "above",
      cap: cap.value,
      minimumSheets: minimumSheets.value,
      groups: round.rules.groups,
    },
    passed: tally.passed,
    proposed: tally.proposed,
    rows: tally.rows.map(({ score, sum: _, grade, choice, ...row }) => ({
      ...row,
      isRecognised: recognised.has(row.nominationId),
      score: score && formatFraction(score, 2, getLocale()),
      exact: score && fractionText(score),
      choice,
      tier: grade && (getLocale() === "vi" ? grade.tier.name : grade.tier.nameEn),
      // What is missing to the mark, rounded up so that it never reads as nothing.
      missing:
        score && compareFractions(score, fractionOfPoints(passMark.value)) < 0
          ? formatFraction(
              fraction(BigInt(passMark.value) * score.denominator - score.numerator * 100n, score.denominator * 100n),
              2,
              getLocale(),
            )
          : null,
    })),
  };
}

export default function Tally() {
  const { head, isAgency, mayReadReliability, whyNoDecision, whyNot, tally } = useLoaderData<typeof loader>();
  return (
    <Page>
      <CouncilHead
        round={head}
        current="tally"
        isAgency={isAgency}
        title={m.tallies_title()}
        actions={
          tally && (
            <>
              {mayReadReliability && (
                <ButtonLink to={paths.organiserReliability(head.slug)}>{m.agreement_to_page()}</ButtonLink>
              )}
              {!whyNoDecision && (
                <ButtonLink kind="main" to={paths.organiserList(head.slug)}>
                  {m.awards_to_list()}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {tally ? (
        <Results tally={tally} />
      ) : (
        <EmptyState
          title={m.tallies_empty_title()}
          actions={isAgency && <ButtonLink to={paths.organiserRound(head.slug)}>{m.tallies_to_board()}</ButtonLink>}
        >
          {whyNot}
        </EmptyState>
      )}
    </Page>
  );
}

type Tallied = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["tally"]>;

function Results({ tally: { rules, rows, passed, proposed } }: { tally: Tallied }) {
  const mark = formatPoints(rules.passMark);
  return (
    <>
      <p className="mb-5 max-w-3xl text-soft">{m.tallies_lead()}</p>
      <StatRow>
        <Stat label={m.tallies_entries()} value={formatNumber(rows.length)} />
        <Stat
          label={rules.above ? m.tallies_passed_above_count({ mark }) : m.tallies_passed_count({ mark })}
          value={formatNumber(passed)}
        />
        <Stat
          label={m.tallies_proposed_count()}
          value={formatNumber(proposed)}
          note={rules.cap === null ? m.tallies_no_cap() : m.tallies_cap({ cap: formatNumber(rules.cap) })}
        />
      </StatRow>
      <div className="mt-8">
        {rows.length === 0 ? (
          <EmptyState title={m.tallies_empty_title()}>{m.tallies_empty_text()}</EmptyState>
        ) : (
          <TallyTable rows={rows} rules={rules} />
        )}
      </div>
    </>
  );
}

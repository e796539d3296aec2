import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recognisedIn } from "~/domain/awards/decisions.server";
import { whyNotRecordDecision } from "~/domain/awards/policy";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { formatNumber, formatPoints } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { compareFractions, formatFraction, fraction, fractionOfPoints, fractionText } from "~/lib/points";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { TallyTable } from "./tally-table";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.tallies_title()} · ${data?.round.name ?? m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const [tally, recognised] = await Promise.all([tallyOfRound(ctx, round.id), recognisedIn(ctx, round.id)]);
    const { passMark, passComparison, cap, minimumSheets } = round.rules;
    return {
      round: { slug: round.slug, name: getLocale() === "vi" ? round.name : round.nameEn },
      rules: {
        passMark: passMark.value,
        above: passComparison.value === "above",
        cap: cap.value,
        minimumSheets: minimumSheets.value,
        groups: round.rules.groups,
      },
      whyNoDecision: whyNotRecordDecision(round),
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
  });
}

export default function Tally() {
  const { round, rules, rows, passed, proposed, whyNoDecision } = useLoaderData<typeof loader>();
  const mark = formatPoints(rules.passMark);
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: round.name, to: paths.organiserRound(round.slug) }]}
        title={m.tallies_title()}
        lead={m.tallies_lead()}
        actions={
          !whyNoDecision && (
            <ButtonLink kind="main" to={paths.organiserList(round.slug)}>
              {m.awards_to_list()}
            </ButtonLink>
          )
        }
      />
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
    </Page>
  );
}

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
import { shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { compareFractions, formatFraction, fraction, fractionOfPoints, fractionText } from "~/lib/points";
import type { Outcome } from "~/lib/vocabulary";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { whyNotProposed } from "~/ui/tallies/choice-texts";
import { OutcomeTag } from "./outcome-tag";

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
  type Row = (typeof rows)[number];
  const mark = formatPoints(rules.passMark);
  const why = (row: Row): string | null => {
    const reasons: Record<Outcome, () => string | null> = {
      recognised: () => null,
      passed_over_cap: () => row.choice && whyNotProposed(row.choice, { rank: row.rank ?? 0, score: row.score ?? "" }),
      not_passed: () => row.missing && m.tallies_why_not_passed({ points: row.missing }),
      too_few_sheets: () => m.tallies_why_too_few({ sheets: row.sheets, minimum: rules.minimumSheets }),
    };
    return reasons[row.outcome]();
  };
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: round.name, to: paths.organiserRound(round.slug) }]}
        title={m.tallies_title()}
        lead={m.tallies_lead()}
        actions={
          !whyNoDecision && (
            <ButtonLink kind="main" to={paths.organiserDecision(round.slug)}>
              {m.tallies_to_decision()}
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
        <DataTable
          caption={m.tallies_title()}
          rows={rows}
          rowKey={(row) => row.nominationId}
          empty={<EmptyState title={m.tallies_empty_title()}>{m.tallies_empty_text()}</EmptyState>}
          columns={[
            {
              head: m.tallies_product(),
              cell: ({ nomination }) => (
                <>
                  <span className="font-semibold">{nomination.productName}</span>
                  <span className="block text-sm text-soft">
                    {nomination.code} · {shortGroupNameIn(rules, nomination.groupCode)}
                  </span>
                </>
              ),
            },
            { head: m.tallies_rank(), numeric: true, cell: (row) => row.rank ?? "–" },
            { head: m.tallies_establishment(), cell: ({ nomination }) => nomination.establishmentName },
            {
              head: m.tallies_sheets(),
              numeric: true,
              cell: ({ sheets, nomination }) => (
                <>
                  {sheets}
                  {nomination.unsigned > 0 && (
                    <span className="block text-sm text-soft">
                      {m.tallies_unsigned({ count: nomination.unsigned })}
                    </span>
                  )}
                  {nomination.recused > 0 && (
                    <span className="block text-sm text-soft">{m.tallies_recused({ count: nomination.recused })}</span>
                  )}
                </>
              ),
            },
            {
              head: m.tallies_mean(),
              numeric: true,
              cell: (row) => (
                <span className="font-semibold" title={row.exact ?? undefined}>
                  {row.score ?? "–"}
                </span>
              ),
            },
            {
              head: m.tallies_result(),
              cell: (row) => (
                <>
                  <OutcomeTag outcome={row.outcome} isRecognised={row.isRecognised} />
                  {row.tier && <span className="mt-1 block text-sm font-semibold">{row.tier}</span>}
                  {!row.isRecognised && why(row) && <span className="mt-1 block text-sm text-soft">{why(row)}</span>}
                </>
              ),
            },
          ]}
        />
      </div>
    </Page>
  );
}

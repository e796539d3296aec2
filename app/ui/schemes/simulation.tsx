import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { TallyEntry } from "~/domain/tallies/rules";
import type { DraftSimulation, RoundToSimulate } from "~/domain/tallies/simulate-draft.server";
import type { SimulatedChange, SimulationGap } from "~/domain/tallies/simulate-rules";
import { formatList, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupNameIn, outcomeName, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import type { Outcome } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { Tag, type TagTone } from "~/ui/primitives/tag";
import { inLanguage, roundName } from "~/ui/rounds/round-name";

interface Place {
  readonly rank: number | null;
  readonly score: string | null;
  readonly outcome: Outcome;
  readonly tier: string | null;
}

const placeOf = ({ rank, score, outcome, grade }: TallyEntry): Place => ({
  rank,
  score: score && formatFraction(score, 2, getLocale()),
  outcome,
  tier: grade && inLanguage(grade.tier.name, grade.tier.nameEn),
});

function sentenceOfGap(gap: SimulationGap, rules: Parameters<typeof groupNameIn>[0]): string {
  switch (gap.kind) {
    case "other_criteria":
      return m.schemes_gap_criteria();
    case "unknown_criterion":
      return m.schemes_gap_tie_break({ code: gap.code });
    case "unknown_groups":
      return m.schemes_gap_groups({ groups: formatList(gap.codes.map((code) => groupNameIn(rules, code))) });
  }
}

const CHANGES: Record<SimulatedChange, { readonly name: () => string; readonly tone: TagTone }> = {
  gains: { name: m.schemes_change_gains, tone: "ok" },
  loses: { name: m.schemes_change_loses, tone: "bad" },
  tier: { name: m.schemes_change_tier, tone: "wait" },
  outcome: { name: m.schemes_change_outcome, tone: "info" },
  rank: { name: m.schemes_change_rank, tone: "plain" },
  same: { name: m.schemes_change_same, tone: "plain" },
};

/** What a simulation found, in words: as little as the page shows. */
export function saidSimulation({ counts, gaps, rules, entries }: DraftSimulation) {
  return {
    counts,
    gaps: gaps.map((gap) => sentenceOfGap(gap, rules)),
    rows: entries.map(({ nomination, change, before, after }) => ({
      ...{ id: nomination.id, code: nomination.code, change },
      product: nomination.productName,
      establishment: nomination.establishmentName,
      group: shortGroupNameIn(rules, nomination.groupCode),
      before: placeOf(before),
      after: placeOf(after),
    })),
  };
}

type Simulated = ReturnType<typeof saidSimulation>;

interface SimulationViewProps {
  readonly rounds: readonly RoundToSimulate[];
  /** The address of the chosen round; empty: none. */
  readonly slug: string;
  readonly simulation: Simulated | null;
}

/** Choose an earlier round, and see who would gain and lose under the rules that are being written. */
export function SimulationView({ rounds, slug, simulation }: SimulationViewProps) {
  return (
    <>
      {rounds.length === 0 ? (
        <EmptyState title={m.schemes_simulation_no_rounds()}>{m.schemes_simulation_no_rounds_text()}</EmptyState>
      ) : (
        <Form method="get" className="no-print mb-8 grid gap-3 sm:flex sm:items-end">
          <label className="grid min-w-0 gap-1.5 sm:max-w-4xl sm:flex-1">
            <span className="font-semibold">{m.schemes_simulation_round()}</span>
            <select name="round" defaultValue={slug} key={slug} className="select w-full">
              <option value="">{m.ui_choose()}</option>
              {rounds.map((round) => (
                <option key={round.slug} value={round.slug}>
                  {roundName(round)}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" kind="main">
            {m.schemes_simulate()}
          </Button>
        </Form>
      )}
      {simulation && <Results simulation={simulation} />}
    </>
  );
}

function Results({ simulation: { counts, gaps, rows } }: { simulation: Simulated }) {
  const changed = rows.filter((row) => row.change !== "same");
  const same = rows.filter((row) => row.change === "same");
  return (
    <>
      <StatRow>
        <Stat label={m.schemes_change_gains()} value={formatNumber(counts.gains)} />
        <Stat label={m.schemes_change_loses()} value={formatNumber(counts.loses)} />
        <Stat label={m.schemes_change_tier()} value={formatNumber(counts.tier)} />
        <Stat label={m.schemes_other_changes()} value={formatNumber(counts.outcome + counts.rank)} />
        <Stat label={m.schemes_change_same()} value={formatNumber(counts.same)} />
      </StatRow>
      <Alert tone={gaps.length > 0 ? "wait" : "info"} className="mt-6" title={m.schemes_simulation_limits()}>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {gaps.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>{m.schemes_simulation_always()}</li>
        </ul>
      </Alert>
      <Section title={m.schemes_simulation_changed({ count: changed.length })}>
        <SimulationTable
          caption={m.schemes_simulation_changed({ count: changed.length })}
          rows={changed}
          empty={<p className="text-soft">{m.schemes_simulation_nothing()}</p>}
        />
      </Section>
      {same.length > 0 && (
        <details className="mt-8">
          <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
            {m.schemes_simulation_same({ count: same.length })}
          </summary>
          <div className="mt-3">
            <SimulationTable caption={m.schemes_change_same()} rows={same} />
          </div>
        </details>
      )}
    </>
  );
}

type Row = Simulated["rows"][number];

function SimulationTable({ caption, rows, empty }: { caption: string; rows: readonly Row[]; empty?: ReactNode }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          head: m.tallies_product(),
          cell: (row) => (
            <span>
              <span className="font-semibold">{row.product}</span>
              <span className="block text-sm text-soft">
                {row.code} · {row.establishment} · {row.group}
              </span>
            </span>
          ),
        },
        {
          head: m.schemes_simulation_change(),
          cell: (row) => (
            <Tag tone={CHANGES[row.change].tone} className="whitespace-nowrap">
              {CHANGES[row.change].name()}
            </Tag>
          ),
        },
        {
          head: m.schemes_change_before(),
          className: "sm:whitespace-nowrap",
          cell: (row) => <PlaceText place={row.before} />,
        },
        {
          head: m.schemes_change_after(),
          className: "sm:whitespace-nowrap",
          cell: (row) => <PlaceText place={row.after} />,
        },
      ]}
    />
  );
}

function PlaceText({ place: { rank, score, outcome, tier } }: { place: Place }) {
  const outcomeText = outcome === "recognised" ? m.tallies_proposed_count() : outcomeName(outcome);
  return (
    <span>
      <span className="font-semibold">{tier === null ? outcomeText : `${outcomeText}: ${tier}`}</span>
      <span className="block text-sm text-soft">
        {rank === null ? m.schemes_no_rank() : m.schemes_rank_and_score({ rank, score: score ?? "–" })}
      </span>
    </span>
  );
}

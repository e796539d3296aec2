import type { PlanQuery } from "~/domain/allocations/forms";
import type { Plan, Run } from "~/domain/allocations/queries.server";
import type { Explained } from "~/domain/allocations/result";
import type { PlanSum } from "~/domain/allocations/summary";
import { paths } from "~/http/paths";
import { formatNumber, formatPercent } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Stat, StatRow } from "~/ui/primitives/stat";
import { ExplainedTable } from "./explained-table";
import { PlanFilter } from "./plan-filter";
import { PlanPreview } from "./plan-preview";
import { provedWords, RunTag } from "./run-words";
import { UnheldMusts } from "./unheld-musts";

interface PlanOfRunProps {
  readonly slug: string;
  readonly run: Omit<Run, "requestedAt" | "movedAt">;
  readonly query: PlanQuery;
  /** Why it cannot be taken over; null where it can. */
  readonly whyNot: string | null;
  /** Numbers of the other plans. */
  readonly others: readonly number[];
  readonly plan: Pick<Plan, "applications" | "booths" | "halls" | "provinces"> & {
    readonly changed: string | null;
    readonly sum: PlanSum;
    readonly counts: readonly number[];
  };
  readonly rows: readonly Explained[];
  readonly compared: {
    readonly number: number;
    readonly elsewhere: number;
    readonly codes: Readonly<Record<string, readonly string[]>>;
  } | null;
}

/** A finished plan: its points and what is proved of them, the drawing, and each application. */
export function PlanOfRun({ slug, run, query, whyNot, others, plan, rows, compared }: PlanOfRunProps) {
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <div>
          <RunTag state={run.state} />
          <h2 className="mt-2">{m.allocations_run_title({ number: run.number })}</h2>
          <p className="mt-1 max-w-3xl text-soft">{provedWords({ objective: run.objective!, bound: run.bound! })}</p>
        </div>
        {run.state === "done" && <Acts slug={slug} number={run.number} whyNot={whyNot} />}
      </div>
      {plan.changed && (
        <Alert
          tone="wait"
          className="mb-5"
          actions={
            <ButtonLink small to={paths.organiserAllocation(slug)}>
              {m.allocations_rerun()}
            </ButtonLink>
          }
        >
          {m.allocations_stale({ what: plan.changed })}
        </Alert>
      )}
      <UnheldMusts plan={plan.applications} />
      <Figures run={run} sum={plan.sum} />
      <Section title={m.allocations_plan()}>
        <PlanPreview plan={plan} />
      </Section>
      <Section title={m.allocations_applications()} id="applications">
        <PlanFilter slug={slug} number={run.number} query={query} counts={plan.counts} others={others} />
        {compared && (
          <p className="mb-4">
            {compared.elsewhere === 0
              ? m.allocations_compare_none({ number: compared.number })
              : m.allocations_compare_count({ count: formatNumber(compared.elsewhere), number: compared.number })}
          </p>
        )}
        <ExplainedTable rows={rows} provinces={plan.provinces} before={compared} />
      </Section>
    </>
  );
}

function Acts({ slug, number, whyNot }: { slug: string; number: number; whyNot: string | null }) {
  return (
    <div className="no-print flex flex-wrap items-start gap-3">
      {whyNot ? (
        <Button kind="main" whyNot={whyNot}>
          {m.allocations_adopt()}
        </Button>
      ) : (
        <>
          <ButtonLink kind="main" to={paths.organiserAllocationAct(slug, number, "adoption")}>
            {m.allocations_adopt()}
          </ButtonLink>
          <PostButton kind="quiet" action={paths.organiserAllocationAct(slug, number, "discarding")}>
            {m.allocations_discard()}
          </PostButton>
        </>
      )}
    </div>
  );
}

function Figures({ run, sum }: { run: PlanOfRunProps["run"]; sum: PlanSum }) {
  const away = Math.max(0, run.bound! - run.objective!);
  const of = (some: number, all: number) => m.allocations_stat_of({ some: formatNumber(some), all: formatNumber(all) });
  return (
    <StatRow>
      <Stat
        label={m.allocations_stat_points()}
        value={formatNumber(run.objective!)}
        note={m.allocations_stat_time({ seconds: formatNumber(Math.round(run.milliseconds! / 100) / 10) })}
      />
      <Stat
        label={m.allocations_stat_gap()}
        value={formatPercent(away / Math.max(Math.abs(run.bound!), 1), 2)}
        note={`${m.allocations_stat_bound()}: ${formatNumber(run.bound!)}`}
      />
      <Stat label={m.allocations_stat_placed()} value={of(sum.placed, sum.placed + sum.missing)} />
      <Stat label={m.allocations_stat_wishes()} value={of(sum.wishesKept, sum.wishes)} />
      <Stat label={m.allocations_stat_moved()} value={formatNumber(sum.moved)} />
    </StatRow>
  );
}

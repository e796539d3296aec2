import type { Run } from "~/domain/allocations/queries.server";
import { isUnderWay } from "~/domain/runs/rules";
import { paths } from "~/http/paths";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { provedWords, RunTag } from "./run-words";

type ShownRun = Omit<Run, "requestedAt" | "movedAt"> & { readonly requestedAt: Date | string };

/** The plans of a fair, latest first. */
export function RunList({ slug, runs }: { slug: string; runs: readonly ShownRun[] }) {
  return (
    <ul className="grid max-w-3xl gap-4">
      {runs.map((run) => (
        <Card as="li" key={run.number}>
          <div className="flex flex-wrap items-center gap-3">
            <h3 className="text-base font-semibold">{m.allocations_run({ number: run.number })}</h3>
            <RunTag state={run.state} />
          </div>
          <p className="text-sm text-soft">
            {m.allocations_run_by({ name: run.requestedBy, at: formatDateTime(run.requestedAt) })}
          </p>
          {run.milliseconds !== null && (
            <p className="mt-2">
              <strong>{m.allocations_run_points({ points: formatNumber(run.objective!) })}</strong>
              {". "}
              {provedWords({ objective: run.objective!, bound: run.bound! })}
            </p>
          )}
          {(run.milliseconds !== null || isUnderWay(run)) && (
            <div className="mt-3">
              <ButtonLink small to={paths.organiserAllocationRun(slug, run.number)}>
                {m.allocations_open({ number: run.number })}
              </ButtonLink>
            </div>
          )}
        </Card>
      ))}
    </ul>
  );
}

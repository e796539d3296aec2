import type { Run } from "~/domain/allocations/queries.server";
import { isUnderWay } from "~/domain/runs/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { RunTag } from "./run-words";

interface RunUnderWayProps {
  readonly slug: string;
  readonly run: Omit<Run, "requestedAt" | "movedAt"> & { readonly requestedAt: Date | string };
  readonly now: Date | string;
  readonly mayAllocate: boolean;
}

/** A run that has no plan yet, or came to none. */
export function RunUnderWay({ slug, run, now, mayAllocate }: RunUnderWayProps) {
  const { number, state, objective, bound, settings } = run;
  const passed = (new Date(now).getTime() - new Date(run.requestedAt).getTime()) / 1000;
  return (
    <Card className="grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2>{m.allocations_run({ number })}</h2>
        <RunTag state={state} />
      </div>
      {state === "failed" && <p>{m.allocations_failed_text()}</p>}
      {state === "cancelled" && <p>{m.allocations_cancelled_text()}</p>}
      {isUnderWay(run) && (
        <>
          <ProgressBar
            label={m.allocations_running_progress()}
            done={Math.min(Math.floor(passed), settings.seconds)}
            total={settings.seconds}
            bare
          />
          <p>
            {objective !== null && bound !== null
              ? m.allocations_running_text({ objective: formatNumber(objective), bound: formatNumber(bound) })
              : m.allocations_running_first()}
          </p>
          <p className="text-sm text-soft">{m.allocations_running_reload()}</p>
          {mayAllocate && (
            <div>
              <PostButton kind="quiet" action={paths.organiserAllocationAct(slug, number, "cancellation")}>
                {m.allocations_cancel()}
              </PostButton>
            </div>
          )}
        </>
      )}
    </Card>
  );
}

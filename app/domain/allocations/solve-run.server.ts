import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import { allocationRuns } from "~/db/schema";
import { enqueue } from "~/queue/enqueue.server";
import type { Context } from "../context";
import { solveAllocationJob } from "./jobs";
import { AllocationInput } from "./rules";
import { runInThread } from "./run-in-thread.server";

/** A run that stands still for so long has lost its process. */
const STILL_SECONDS = 30;
/** How often a process that computes says that it is alive, and asks whether it is still wanted. */
const SIGN_OF_LIFE_MS = 1_000;
/** A run that failed as often, or took its process with it, is given up. */
const MOST_ATTEMPTS = 3;
/** What a solver may take beyond its time before it is killed. */
const GRACE_SECONDS = 60;

/** A run was stopped, or begun anew by another process. */
class RunLost extends Error {}

/**
 * Compute the places of a run, in a thread that is killed when the run is cancelled. A process that is killed leaves no plan, and the run is
 * begun anew. Returns its points; null where there was nothing to do, or the run was stopped meanwhile.
 */
export async function solveRun(ctx: Context, runId: string): Promise<number | null> {
  const run = await begin(ctx, runId);
  if (!run) return null;
  const killer = new AbortController();
  const say = (values: Told) => tell(ctx, run, values).catch((error) => killer.abort(error));
  let known: Told = {};
  const life = setInterval(() => void say(known), SIGN_OF_LIFE_MS);
  try {
    const limit = AbortSignal.timeout((run.input.settings.seconds + GRACE_SECONDS) * 1000);
    const { objective, bound, seconds, result } = await runInThread(run.input, {
      signal: AbortSignal.any([killer.signal, limit]),
      tell: (progress) => {
        known = { objective: progress.objective, bound: Number.isFinite(progress.bound) ? progress.bound : null };
      },
    });
    await tell(ctx, run, { state: "done", objective, bound, result, milliseconds: Math.round(seconds * 1000) });
    return objective;
  } catch (error) {
    if (error instanceof RunLost) return null;
    const state = run.attempt < MOST_ATTEMPTS ? "queued" : "failed";
    await tell(ctx, run, { state }).catch(() => {});
    throw error;
  } finally {
    clearInterval(life);
  }
}

/** Have the runs that stand still begun anew, and give up those that were begun too often. Returns how many wait. */
export async function resumeRuns(ctx: Context): Promise<number> {
  await ctx.db
    .update(allocationRuns)
    .set({ state: "failed", movedAt: CLOCK })
    .where(and(standsStill, gte(allocationRuns.attempt, MOST_ATTEMPTS)));
  const waiting = await ctx.db.select({ id: allocationRuns.id }).from(allocationRuns).where(mayBegin);
  for (const { id } of waiting) await enqueue(ctx.db, solveAllocationJob, { runId: id }, { key: id });
  return waiting.length;
}

/** The database's clock: `ctx.now` is when the job began. */
const CLOCK = sql`clock_timestamp()`;

const standsStill = and(
  eq(allocationRuns.state, "running"),
  sql`${allocationRuns.movedAt} < ${CLOCK} - make_interval(secs => ${STILL_SECONDS})`,
);
const mayBegin = and(lt(allocationRuns.attempt, MOST_ATTEMPTS), or(eq(allocationRuns.state, "queued"), standsStill));

interface BegunRun {
  readonly id: string;
  readonly attempt: number;
  readonly input: AllocationInput;
}

async function begin(ctx: Context, runId: string): Promise<BegunRun | null> {
  const [begun] = await ctx.db
    .update(allocationRuns)
    .set({
      state: "running",
      objective: null,
      bound: null,
      attempt: sql`${allocationRuns.attempt} + 1`,
      movedAt: CLOCK,
    })
    .where(and(eq(allocationRuns.id, runId), mayBegin))
    .returning({ attempt: allocationRuns.attempt, input: allocationRuns.input });
  return begun ? { id: runId, attempt: begun.attempt, input: AllocationInput.parse(begun.input) } : null;
}

type Told = Partial<
  Pick<typeof allocationRuns.$inferInsert, "state" | "objective" | "bound" | "result" | "milliseconds">
>;

/** Write how a run goes. Throws RunLost where it is no longer this beginning's. */
async function tell(ctx: Context, run: BegunRun, values: Told): Promise<void> {
  const told = await ctx.db
    .update(allocationRuns)
    .set({ ...values, movedAt: CLOCK })
    .where(
      and(eq(allocationRuns.id, run.id), eq(allocationRuns.attempt, run.attempt), eq(allocationRuns.state, "running")),
    )
    .returning({ id: allocationRuns.id });
  if (told.length === 0) throw new RunLost();
}

import { allocationRuns } from "~/db/schema";
import { explain } from "~/domain/allocations/explain";
import { readInput } from "~/domain/allocations/read-input.server";
import { USUAL_SETTINGS } from "~/domain/allocations/rules";
import { solveAllocation } from "~/domain/allocations/solve.server";
import type { DemoWorld } from "./rounds.server";

/** A plan for those who have no booth yet; it waits to be taken over. */
export async function addAllocation({ db, people }: DemoWorld, fairId: string, now: Date): Promise<void> {
  const input = await readInput({ db, actor: null, now }, fairId, { ...USUAL_SETTINGS, seconds: 3 });
  const solved = await solveAllocation(input);
  await db.insert(allocationRuns).values({
    fairId,
    number: 1,
    state: "done",
    input,
    objective: solved.objective,
    bound: solved.bound,
    milliseconds: Math.round(solved.seconds * 1000),
    result: { applications: explain(solved) },
    requestedBy: people.ids.organiser,
    requestedAt: now,
    movedAt: now,
  });
}

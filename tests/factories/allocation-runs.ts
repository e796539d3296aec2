import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { allocationRuns, booths, halls } from "~/db/schema";
import { explain } from "~/domain/allocations/explain";
import { readInput } from "~/domain/allocations/read-input.server";
import { USUAL_SETTINGS } from "~/domain/allocations/rules";
import { solveAllocation } from "~/domain/allocations/solve.server";
import { only } from "./counter";

/** A row of standard booths in the first hall of a fair, below those it has: codes like "B1". Returns them by code. */
export async function aRowCalled(
  db: Database,
  fairId: string,
  codes: readonly string[],
  values: Partial<typeof booths.$inferInsert> = {},
): Promise<Record<string, string>> {
  const hall = only(await db.select().from(halls).where(eq(halls.fairId, fairId)));
  const rows = await db
    .insert(booths)
    .values(
      codes.map((code, at) => ({
        fairId,
        hallId: hall.id,
        code,
        kind: "standard" as const,
        x: 10 + at * 30,
        y: 120,
        width: 30,
        height: 30,
        power: 3000,
        ...values,
      })),
    )
    .returning({ id: booths.id, code: booths.code });
  return Object.fromEntries(rows.map(({ id, code }) => [code, id]));
}

export async function runOf(db: Database, fairId: string, number: number): Promise<typeof allocationRuns.$inferSelect> {
  const rows = await db.select().from(allocationRuns).where(eq(allocationRuns.fairId, fairId));
  return only(rows.filter((one) => one.number === number));
}

/** A plan that waits to be taken over, computed here and now. Returns its number. */
export async function aFinishedRun(db: Database, fairId: string, requestedBy: string, number = 1): Promise<number> {
  const now = new Date();
  const input = await readInput({ db, actor: null, now }, fairId, USUAL_SETTINGS);
  const solved = await solveAllocation(input);
  const { objective, bound } = solved;
  await db.insert(allocationRuns).values({
    ...{ fairId, number, input, objective, bound, requestedBy },
    ...{ state: "done", milliseconds: 40, requestedAt: now, movedAt: now },
    result: { applications: explain(solved) },
  });
  return number;
}

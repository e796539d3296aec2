import type { Database } from "~/db/client.server";
import { isBusy, isUnwritable } from "~/db/violations.server";
import { Batches } from "~/lib/batches";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { type AskedPoint, lockPoints, type PointFacts } from "./point-facts.server";
import { type PointAct, writePoints } from "./write-point.server";

/** A point on its way to the database. */
export interface PointRequest {
  readonly ctx: Context;
  readonly asked: AskedPoint;
  /**
   * Policy, on what stands under the lock; null: there is no such sheet. Throws what its juror is told.
   */
  decide(facts: PointFacts | null): PointDecision;
}

export interface PointDecision extends StandingPoint {
  /** What is to be written; null where it was before. */
  readonly act: PointAct | null;
}

/** What the criterion has from then on. */
export interface StandingPoint {
  /** Hundredths; null for none. */
  readonly points: number | null;
  readonly note: string | null;
}

/** What became of it; a refusal is told to its own juror alone. */
export type PointOutcome = ({ readonly isNew: boolean } & StandingPoint) | { readonly refusal: unknown };

/** Two batches keep the database at work while the next one gathers. */
const FLIGHTS = 2;
const MOST = 64;

const gathering = new WeakMap<Database, Batches<PointRequest, PointOutcome>>();

/**
 * Write a point together with those of other jurors that wait at the same moment: one transaction, one journey to the disk. What is
 * locked by others, or what the database refuses, goes alone and holds up nobody. Resolves once it is durable.
 */
export function recordTogether(db: Database, request: PointRequest): Promise<PointOutcome> {
  const known = gathering.get(db);
  if (known) return known.add(request);
  const batches = new Batches<PointRequest, PointOutcome>({
    run: recordBatch,
    // The same act sent twice, and two acts on one sheet, see what the one before them left.
    keysOf: ({ asked }) => [asked.sheetId, asked.operationId],
    flights: FLIGHTS,
    size: MOST,
  });
  gathering.set(db, batches);
  return batches.add(request);
}

/** Write a point by itself, waiting for whoever holds its sheet; inside an outer write it joins that. */
export async function recordAlone(request: PointRequest): Promise<PointOutcome> {
  const [outcome] = await record([request], "wait");
  return outcome as PointOutcome;
}

async function recordBatch(requests: readonly PointRequest[]) {
  const outcomes = await record(requests, "skip").catch((error) => {
    // One of them, and not known which.
    if (isUnwritable(error) || isBusy(error)) return requests.map(() => "busy" as const);
    throw error;
  });
  return outcomes.map((outcome, place) => (outcome === "busy" ? recordAlone(requests[place]!) : outcome));
}

/** One transaction: lock, policy, write. All are of one database; each has its own juror and its own time. */
function record(requests: readonly PointRequest[], patience: "wait" | "skip"): Promise<(PointOutcome | "busy")[]> {
  return inTransaction(requests[0]!.ctx, async (ctx) => {
    const facts = await lockPoints(
      ctx,
      requests.map((one) => one.asked),
      patience,
    );
    const acts: PointAct[] = [];
    const outcomes = requests.map(({ decide }, place) => {
      const standing = facts[place]!;
      if (standing === "busy") return standing;
      try {
        const { act, points, note } = decide(standing);
        if (act) acts.push(act);
        return { isNew: act !== null, points, note };
      } catch (refusal) {
        return { refusal };
      }
    });
    await writePoints(ctx, acts);
    return outcomes;
  });
}

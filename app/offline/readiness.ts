import { openJudgingDatabase } from "./database";

/** Entries of a round that a device can show without a network, of how many. */
export interface Readiness {
  readonly ready: number;
  readonly total: number;
}

const keyOf = (jurorId: string, roundId: string) => `entries ${jurorId} ${roundId}`;

/** As it was last counted; null where nothing was taken along. */
export async function readinessOf(jurorId: string, roundId: string): Promise<Readiness | null> {
  const db = await openJudgingDatabase().catch(() => null);
  const text = await db?.get("facts", keyOf(jurorId, roundId));
  return text ? (JSON.parse(text) as Readiness) : null;
}

export async function noteReadiness(jurorId: string, roundId: string, readiness: Readiness): Promise<void> {
  await (await openJudgingDatabase()).put("facts", JSON.stringify(readiness), keyOf(jurorId, roundId));
}

/** What was taken along is deleted. */
export async function forgetReadiness(jurorId: string): Promise<void> {
  const db = await openJudgingDatabase().catch(() => null);
  await db?.delete("facts", IDBKeyRange.bound(keyOf(jurorId, ""), keyOf(jurorId, "\uffff")));
}

import { setTimeout as pause } from "node:timers/promises";

const SETTLING_MS = 20;

/** What PostgreSQL said, under what Drizzle wrapped around it. */
function reasonOf(error: unknown): { code?: string; constraint_name?: string; routine?: string } {
  const cause: unknown = error instanceof Error && error.cause ? error.cause : error;
  return typeof cause === "object" && cause !== null ? cause : {};
}

/** Whether the database refused a write because of this unique constraint. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  const { code, constraint_name: name } = reasonOf(error);
  return code === "23505" && name === constraint;
}

/** The constraint, or the promise of a trigger, by which the database refused a write; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  const { code = "", constraint_name: name } = reasonOf(error);
  return code.startsWith("23") ? (name ?? null) : null;
}

/** Whether a text was no value of the column's type: an address whose id is no UUID names nothing. JSON that broke is no address's. */
export function isMalformedId(error: unknown): boolean {
  const { code, routine = "" } = reasonOf(error);
  return code === "22P02" && !routine.startsWith("json");
}

/** Whether the database never takes a write as it is: a value that no column holds, or a promise of a table or its trigger. */
export function isUnwritable(error: unknown): boolean {
  return /^(22|23|P0001)/.test(reasonOf(error).code ?? "");
}

/**
 * Whether something else stood in the way, so that the same may succeed a little later: a lock that was not given up in time, a
 * statement that took too long, a transaction that was not gone on with, a deadlock. Source: PostgreSQL, appendix A (55P03, 57014, 25P03,
 * class 40).
 */
export function isBusy(error: unknown): boolean {
  return /^(55P03|57014|25P03|40)/.test(reasonOf(error).code ?? "");
}

/**
 * Whether the way to the database is gone: class 08, a server that shuts down (57P0x), and what postgres.js and Node say of a socket -
 * nothing of a file's.
 * Source: PostgreSQL, appendix A; postgres.js, "Errors"; errno(3).
 */
export function isConnectionLost(error: unknown): boolean {
  return /^(08|57P|CONNECT|E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND))/.test(reasonOf(error).code ?? "");
}

/**
 * Does once more what met a connection that was closed while nobody used it: that is found out by its next use. `mayRepeat`: nothing was
 * done yet that would be done twice.
 */
export async function againIfCut<T>(work: () => Promise<T>, mayRepeat: () => boolean = () => true): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionLost(error) || !mayRepeat()) throw error;
    // Until the pool has laid the closed one aside.
    await pause(SETTLING_MS);
    return work();
  }
}

/** Whether the database failed, or the way to it: such an error has a SQLSTATE, or the code of a network's failure. */
export function isOfDatabase(error: unknown): boolean {
  return typeof reasonOf(error).code === "string";
}

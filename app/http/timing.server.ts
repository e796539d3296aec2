import { setTimeout as pause } from "node:timers/promises";

const LEAST_MS = 300;

/** Answer no sooner than this, so that the time does not tell whether there was anything to do. */
export async function inConstantTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, pause(LEAST_MS)]);
  return result;
}

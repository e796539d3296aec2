import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "~/db/client.server";
import { addressKey } from "./rate-limit.server";
import type { RequestContext } from "./respond.server";

const SPAN_SECONDS = 60;

// In this process's memory: what keeps a flood from the database must not write to the database itself. Nodes count each
// for themselves.
const counters = new WeakMap<Database, RateLimiterMemory>();

function counterOf(db: Database): RateLimiterMemory {
  const counter = counters.get(db) ?? new RateLimiterMemory({ points: 1, duration: SPAN_SECONDS });
  counters.set(db, counter);
  return counter;
}

/** Whose requests are counted together. `token`: its hash. `guesser`: an address that sent a token which does not hold. */
export type ApiCaller =
  | { readonly token: string }
  | { readonly userId: string }
  | { readonly address: string | null }
  | { readonly guesser: string | null };

function keyOf(caller: ApiCaller): string {
  if ("token" in caller) return `token:${caller.token}`;
  if ("userId" in caller) return `user:${caller.userId}`;
  return "address" in caller ? `address:${addressKey(caller.address)}` : `guesser:${addressKey(caller.guesser)}`;
}

/** Count one request of the API. The seconds to wait when the caller has spent API_PER_MINUTE, else null. */
export async function spendRequest(ctx: RequestContext, caller: ApiCaller): Promise<number | null> {
  return waitOf(ctx, await counterOf(ctx.db).penalty(keyOf(caller)));
}

/** The same without counting. */
export async function waitOfCaller(ctx: RequestContext, caller: ApiCaller): Promise<number | null> {
  return waitOf(ctx, await counterOf(ctx.db).get(keyOf(caller)));
}

function waitOf(ctx: RequestContext, state: RateLimiterRes | null): number | null {
  if (!state || state.consumedPoints <= ctx.services.env.API_PER_MINUTE) return null;
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
}

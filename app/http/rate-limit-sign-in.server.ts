import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { m } from "~/i18n/paraglide/messages";
import { deviceCookie } from "./cookies.server";
import { addressKey, keyOf, limiter, minutesOf, type Refusal, spend, tooMany } from "./rate-limit.server";
import { takeTurn } from "./rate-limit-turns.server";
import type { RequestContext } from "./respond.server";

/** Failures of an account that cost nothing; each one after doubles the wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2000;
/** Nobody waits longer for their turn, so three or four tries of an account wait at once, whatever number comes. */
const LONGEST_LINE_MS = 6000;

interface Attempt {
  readonly refusal: null;
  succeeded(): Promise<void>;
}

/**
 * Count a try to sign in before the password is looked at, so that many at once do not slip through; known and unknown
 * accounts alike. A device that has signed in to this account before has a budget of its own; all others share the
 * account's, wait in one line after a few failures, and are refused for the rest of the hour when it is spent.
 */
export async function beginSignIn(ctx: RequestContext, email: string): Promise<{ refusal: Refusal } | Attempt> {
  const { db } = ctx;
  const address = addressKey(ctx.address);
  const fromAddress = await spend(db, "sign_in_address", address);
  if (fromAddress.waitSeconds !== null) return { refusal: tooMany(ctx, fromAddress.waitSeconds) };
  const device = await knownDevice(ctx, email);
  if (device && (await spend(db, "sign_in_device", device)).waitSeconds === null) {
    return { refusal: null, succeeded: () => remember(ctx, email, address) };
  }
  const account = keyOf(email);
  const { waitSeconds, spent } = await spend(db, "sign_in_account", account);
  if (waitSeconds !== null) {
    return { refusal: tooMany(ctx, waitSeconds, m.people_sign_in_resting({ minutes: minutesOf(waitSeconds) })) };
  }
  if (spent > FREE_FAILURES) {
    const holdMs = Math.min(FIRST_WAIT_MS * 2 ** (spent - FREE_FAILURES - 1), LONGEST_WAIT_MS);
    const waitMs = await takeTurn(db, account, { holdMs, longestMs: LONGEST_LINE_MS });
    if (waitMs === null) {
      // Nothing was tried: only tries use up the hour.
      await limiter(db, "sign_in_account").reward(account);
      const seconds = Math.ceil(LONGEST_LINE_MS / 1000);
      return { refusal: tooMany(ctx, seconds, m.people_sign_in_busy({ seconds })) };
    }
    await pause(waitMs);
  }
  return {
    refusal: null,
    async succeeded() {
      // Its own try only: failures of others in this hour stay counted.
      await limiter(db, "sign_in_account").reward(account);
      await remember(ctx, email, address);
    },
  };
}

async function remember(ctx: RequestContext, email: string, address: string): Promise<void> {
  await limiter(ctx.db, "sign_in_address").reward(address);
  await rememberDevice(ctx, email);
}

/** This browser has proved to be the account's owner's: it keeps a budget of its own for signing in. */
export async function rememberDevice(ctx: RequestContext, email: string): Promise<void> {
  const secret = (await deviceSecret(ctx)) ?? randomBytes(24).toString("hex");
  await limiter(ctx.db, "sign_in_device").set(deviceKey(email, secret), 0, -1);
  const secure = ctx.services.env.PUBLIC_URL.startsWith("https:");
  ctx.headers.append("set-cookie", await deviceCookie.serialize(secret, { secure }));
}

/** The key of the budget that this browser has for this account; null when it never signed in to it. */
async function knownDevice(ctx: RequestContext, email: string): Promise<string | null> {
  const secret = await deviceSecret(ctx);
  if (!secret) return null;
  const key = deviceKey(email, secret);
  return (await limiter(ctx.db, "sign_in_device").get(key)) === null ? null : key;
}

async function deviceSecret(ctx: RequestContext): Promise<string | null> {
  const value: unknown = await deviceCookie.parse(ctx.request.headers.get("cookie"));
  return typeof value === "string" && /^[0-9a-f]{48}$/.test(value) ? value : null;
}

const deviceKey = (email: string, secret: string) => keyOf(`${email} ${secret}`);

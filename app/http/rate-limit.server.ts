import { setTimeout as pause } from "node:timers/promises";
import { data } from "@remix-run/node";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "~/db/client.server";
import { rateLimits } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import type { RequestContext } from "./respond.server";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Tries in a span of seconds. An address may be a whole office, so it gets more than an account. */
const RULES = {
  /** Failed sign-ins of an address; then it waits for the rest of the span. */
  sign_in_address: { points: 30, duration: 15 * MINUTE },
  /** Failed sign-ins of an account: counted to slow down, never to lock its owner out. */
  sign_in_account: { points: Number.MAX_SAFE_INTEGER, duration: HOUR },
  /** Asking for a mail with a link, sign-up and forgotten password together. */
  mail_address: { points: 20, duration: HOUR },
  mail_recipient: { points: 3, duration: HOUR },
  password_change: { points: 10, duration: HOUR },
  invitation: { points: 100, duration: HOUR },
} as const;
type Rule = keyof typeof RULES;

/** Failures of an account that cost nothing; each one after doubles the wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

const keepers = new WeakMap<Database, Map<Rule, RateLimiterDrizzle>>();

function limiter(db: Database, rule: Rule): RateLimiterDrizzle {
  const known = keepers.get(db) ?? new Map<Rule, RateLimiterDrizzle>();
  keepers.set(db, known);
  const made =
    known.get(rule) ??
    // What expired is swept by the nightly job.
    new RateLimiterDrizzle({
      storeClient: db,
      schema: rateLimits,
      keyPrefix: rule,
      clearExpiredByTimeout: false,
      ...RULES[rule],
    });
  known.set(rule, made);
  return made;
}

// Hashed: a table of counters is no list of who tried to sign in from where.
const keyOf = (text: string) => sha256Hex(text.toLowerCase());

/** One subscriber of IPv6 has a whole /64 to himself. */
export function addressKey(address: string | null): string {
  if (!address?.includes(":")) return keyOf(address ?? "");
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const filled =
    tail === undefined ? groups : [...groups, ...Array(8 - groups.length - after.length).fill("0"), ...after];
  return keyOf(
    filled
      .slice(0, 4)
      .map((group) => Number.parseInt(group, 16).toString(16))
      .join(":"),
  );
}

/** Count one try; the seconds to wait when there were too many. */
async function spend(db: Database, rule: Rule, key: string): Promise<{ waitSeconds: number | null; spent: number }> {
  try {
    const { consumedPoints } = await limiter(db, rule).consume(key);
    return { waitSeconds: null, spent: consumedPoints };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return { waitSeconds: Math.ceil(reason.msBeforeNext / 1000), spent: reason.consumedPoints };
  }
}

/** The form as it was typed, with the sentence on top and status 429. */
function tooMany(ctx: RequestContext, waitSeconds: number) {
  const sentence = m.people_too_many({ minutes: Math.max(1, Math.ceil(waitSeconds / MINUTE)) });
  const init = { status: 429, headers: { "retry-after": String(waitSeconds) } };
  if (!ctx.submission) throw data({ message: sentence }, init);
  return data({ result: ctx.submission.reply({ formErrors: [sentence] }) }, init);
}

type Refusal = ReturnType<typeof tooMany>;

/**
 * Count a try to sign in before the password is looked at, so that many at once do not slip through. An account that saw
 * many failures answers slowly, known or not.
 */
export async function beginSignIn(
  ctx: RequestContext,
  email: string,
): Promise<{ refusal: Refusal } | { refusal: null; succeeded(): Promise<void> }> {
  const address = addressKey(ctx.address);
  const account = keyOf(email);
  const { waitSeconds } = await spend(ctx.db, "sign_in_address", address);
  if (waitSeconds !== null) return { refusal: tooMany(ctx, waitSeconds) };
  const { spent } = await spend(ctx.db, "sign_in_account", account);
  if (spent > FREE_FAILURES) {
    await pause(Math.min(FIRST_WAIT_MS * 2 ** (spent - FREE_FAILURES - 1), LONGEST_WAIT_MS));
  }
  return {
    refusal: null,
    async succeeded() {
      await limiter(ctx.db, "sign_in_address").reward(address);
      await limiter(ctx.db, "sign_in_account").delete(account);
    },
  };
}

/**
 * Count a wish for a mail. `isMuted`: this address was mailed enough; the page answers as always and no mail is sent, so
 * nobody's mailbox is filled from here.
 */
export async function beginMail(
  ctx: RequestContext,
  recipient: string,
): Promise<{ refusal: Refusal | null; isMuted: boolean }> {
  const { waitSeconds } = await spend(ctx.db, "mail_address", addressKey(ctx.address));
  if (waitSeconds !== null) return { refusal: tooMany(ctx, waitSeconds), isMuted: true };
  const recent = await spend(ctx.db, "mail_recipient", keyOf(recipient));
  return { refusal: null, isMuted: recent.waitSeconds !== null };
}

/** Count an act of someone signed in; the answer to give when it was too often, else null. */
export async function limitOf(
  ctx: RequestContext,
  rule: "password_change" | "invitation",
  userId: string,
): Promise<Refusal | null> {
  const { waitSeconds } = await spend(ctx.db, rule, userId);
  return waitSeconds === null ? null : tooMany(ctx, waitSeconds);
}

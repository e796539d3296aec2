import { data } from "@remix-run/node";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "~/db/client.server";
import { rateLimits } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import type { RequestContext } from "./respond.server";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Tries in a span of seconds. An address may be a whole office, so it gets more than an account. */
const RULES = {
  /** Failed sign-ins of an address; then it waits for the rest of the span. */
  sign_in_address: { points: 30, duration: 15 * MINUTE },
  /**
   * Failed sign-ins of an account from devices that never signed in to it, all addresses together. Whoever guesses gets
   * fewer than a thousand tries a day; the owner still gets in from a known device and by a mailed link.
   */
  sign_in_account: { points: 40, duration: HOUR },
  /** Failures in a row on a device that has signed in to the account before. Past them it counts as any other. */
  sign_in_device: { points: 10, duration: 180 * DAY },
  /** Asking for a mail, of whatever kind. */
  mail_address: { points: 20, duration: HOUR },
  mail_recipient: { points: 3, duration: HOUR },
  /**
   * Links that set a new password count apart: such a link is the way in for an owner whose account rests, and mails that hold
   * none must not use it up.
   */
  reset_recipient: { points: 3, duration: HOUR },
  /** The present password, asked for again: to change it, to take consent back, to delete the account. */
  password_check: { points: 10, duration: HOUR },
  invitation: { points: 100, duration: HOUR },
  /** Passes of visitors: at a fair hundreds share one network. */
  visitor_pass: { points: 600, duration: HOUR },
  /** What visitors thought of a fair: fewer answer than come. */
  visitor_survey: { points: 120, duration: HOUR },
  /** Buyers who register for meetings: one a company. */
  meeting_buyer: { points: 60, duration: HOUR },
} as const;
export type Rule = keyof typeof RULES;

const keepers = new WeakMap<Database, Map<Rule, RateLimiterDrizzle>>();

export function limiter(db: Database, rule: Rule): RateLimiterDrizzle {
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
export const keyOf = (text: string) => sha256Hex(text.toLowerCase());

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
export async function spend(
  db: Database,
  rule: Rule,
  key: string,
): Promise<{ waitSeconds: number | null; spent: number }> {
  try {
    const { consumedPoints } = await limiter(db, rule).consume(key);
    return { waitSeconds: null, spent: consumedPoints };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return { waitSeconds: Math.ceil(reason.msBeforeNext / 1000), spent: reason.consumedPoints };
  }
}

export const minutesOf = (seconds: number) => Math.max(1, Math.ceil(seconds / MINUTE));

/** The form as it was typed, with the sentence on top and status 429. */
export function tooMany(
  ctx: RequestContext,
  waitSeconds: number,
  sentence = m.people_too_many({ minutes: minutesOf(waitSeconds) }),
) {
  const init = { status: 429, headers: { "retry-after": String(waitSeconds) } };
  if (!ctx.submission) throw data({ message: sentence }, init);
  return data({ result: ctx.submission.reply({ formErrors: [sentence] }) }, init);
}

export type Refusal = ReturnType<typeof tooMany>;

/**
 * Count a wish for a mail. `isMuted`: this address was mailed enough; the page answers as always and no mail is sent, so
 * nobody's mailbox is filled from here. budget: of the address that is mailed.
 */
export async function beginMail(
  ctx: RequestContext,
  recipient: string,
  budget: "mail_recipient" | "reset_recipient" = "mail_recipient",
): Promise<{ refusal: Refusal | null; isMuted: boolean }> {
  const { waitSeconds } = await spend(ctx.db, "mail_address", addressKey(ctx.address));
  if (waitSeconds !== null) return { refusal: tooMany(ctx, waitSeconds), isMuted: true };
  const recent = await spend(ctx.db, budget, keyOf(recipient));
  return { refusal: null, isMuted: recent.waitSeconds !== null };
}

/** Count what a visitor without an account sends; the answer to give when one address sent too much, else null. */
export async function beginVisit(
  ctx: RequestContext,
  rule: "visitor_pass" | "visitor_survey" | "meeting_buyer" = "visitor_pass",
): Promise<Refusal | null> {
  const { waitSeconds } = await spend(ctx.db, rule, addressKey(ctx.address));
  return waitSeconds === null ? null : tooMany(ctx, waitSeconds);
}

/** Count an act of someone signed in; the answer to give when it was too often, else null. */
export async function limitOf(
  ctx: RequestContext,
  rule: "password_check" | "invitation",
  userId: string,
): Promise<Refusal | null> {
  const { waitSeconds } = await spend(ctx.db, rule, userId);
  return waitSeconds === null ? null : tooMany(ctx, waitSeconds);
}

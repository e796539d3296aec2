import { violatedConstraint } from "~/db/violations.server";
import { formatMoment } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { BoothKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { askedKindOf } from "../fairs/rules";
import type { LiveClaim, LockedApplication, LockedBooth } from "./lock.server";
import { mayGiveBooths, mayPickFor, whyNotGiveTo } from "./policy";
import { granted, roomLeft } from "./rules";

const PROMISES: Readonly<Record<string, () => string>> = {
  booth_claims_no_double: m.booths_just_taken,
  booth_claims_within_grant: m.booths_grant_used_up,
  booth_claims_within_quota: m.booths_quota_used_up,
  booth_claims_for_use: m.booths_not_for_use,
  booth_claims_exhibitor: m.booths_exhibitor_elsewhere,
  booths_in_use: m.booths_in_use,
  application_asks_taken: m.booths_grant_used_up,
};

/** What a promise of the tables refused is told as a sentence: somebody else was quicker, or a limit is reached. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = PROMISES[violatedConstraint(error) ?? ""];
    throw sentence ? new DomainError("conflict", sentence()) : error;
  }
}

export function refuse(why: string | null, code: "closed" | "conflict" | "forbidden" = "conflict"): void {
  if (why) throw new DomainError(code, why);
}

/** To others an application does not exist. */
export function refuseStrangers(ctx: Context, application: LockedApplication): void {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!mayPickFor(ctx.actor, application)) throw new DomainError("not_found", m.booths_application_unknown());
}

export function refuseNotGiving(ctx: Context, fair: { readonly agencyId: string }): void {
  if (!mayGiveBooths(ctx.actor, fair)) throw new DomainError("forbidden", m.booths_givers_only());
}

/** Nobody gives booths to their own establishment. */
export function refuseOwn(ctx: Context, ...applications: readonly LockedApplication[]): void {
  for (const application of applications) refuse(whyNotGiveTo(ctx.actor, application), "forbidden");
}

/** Refuse a booth that is kept by hand for another application than the one it is wanted for. Nothing is said of whom. */
export function refuseKept({ code, keptFor }: LockedBooth, { id }: LockedApplication): void {
  refuse(keptFor === null || keptFor === id ? null : m.booths_is_kept({ code }));
}

/**
 * Refuse a booth that is blocked or that somebody has. application: for whom it is wanted; null where everybody's is in the way.
 * Nothing is said of who has it.
 */
export function refuseTaken(
  ctx: Context,
  booth: LockedBooth,
  claim: LiveClaim | null,
  application: LockedApplication | null,
): void {
  const { code, blockedReason } = booth;
  if (blockedReason !== null) throw new DomainError("conflict", m.booths_is_blocked({ code }));
  if (!claim) return;
  const words = claim.applicationId === application?.id ? ownWords : takenWords;
  throw new DomainError("conflict", words(ctx, code, claim));
}

/** What a booth is for others, as far as they may know: since when, until when, never whose. */
export function takenWords({ now }: Context, code: string, { state, since, until }: LiveClaim): string {
  if (state === "held" && until) return m.booths_is_held({ code, until: formatMoment(until, now) });
  const facts = { code, since: formatMoment(since, now) };
  return state === "reserved" ? m.booths_is_reserved(facts) : m.booths_is_confirmed(facts);
}

/** That one has held a booth already, and until when. */
export const heldWords = (
  { now }: Context,
  held: { readonly booth: { code: string }; readonly expiresAt: Date },
): string => m.booths_is_held_by_you({ code: held.booth.code, until: formatMoment(held.expiresAt, now) });

const ownWords = (_: Context, code: string, { state }: LiveClaim): string =>
  state === "reserved" ? m.booths_is_reserved_for_you({ code }) : m.booths_is_yours({ code });

/** Refuse what goes beyond what an application was granted of a kind. without: claims that end in the same act. */
export function refuseNoRoom(application: LockedApplication, kind: BoothKind, without: readonly string[] = []): void {
  const counted = application.claims.filter((claim) => !without.includes(claim.id));
  const room = roomLeft(
    application.grants,
    counted.map((claim) => claim.booth.kind),
  );
  if (room[askedKindOf(kind)] > 0) return;
  const number = application.number ?? "";
  const places = granted(application.grants, kind);
  throw new DomainError(
    "conflict",
    places > 0 ? m.booths_no_room({ number, count: places }) : m.booths_kind_not_granted({ number }),
  );
}

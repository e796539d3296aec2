import { formatDateTime } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, startOfDay } from "~/lib/dates";
import type { ApplicationState, AskedKind } from "~/lib/vocabulary";
import { type Applicant, mayApplyFor } from "../applications/policy";
import type { Actor } from "../context";
import { mayRunFair } from "../fairs/policy";
import { isWithin } from "../fairs/rules";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";

/** Pick booths for an application, take what is given, give it back: who writes for the applicant. */
export function mayPickFor(actor: Actor | null, applicant: Applicant): boolean {
  return mayApplyFor(actor, applicant);
}

/** Give booths, move and swap them, block them, make offers. fair: its own agency. */
export function mayGiveBooths(actor: Actor | null, fair: { readonly agencyId: string }): boolean {
  return mayRunFair(actor, fair);
}

/** Why someone who gives booths gives none to this application, nor moves it: nobody does to their own establishment. */
export function whyNotGiveTo(actor: Actor | null, applicant: Pick<Applicant, "establishmentId">): string | null {
  return isProducerOf(actor, applicant.establishmentId) ? m.booths_own() : null;
}

/** Whether someone acts as the fair's office towards this application: towards their own establishment they are its exhibitor. */
export function givesFor(
  actor: Actor | null,
  fair: { readonly agencyId: string },
  applicant: Pick<Applicant, "establishmentId">,
): boolean {
  return mayGiveBooths(actor, fair) && whyNotGiveTo(actor, applicant) === null;
}

/** What of a fair decides whether booths change hands. */
export interface FairOfBooths {
  readonly startsOn: PlainDate;
  readonly picksOpenAt: Date | null;
  readonly picksCloseAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Why nothing changes any more: it was cancelled, or its report was settled. */
export function whyNotChange(fair: Pick<FairOfBooths, "closedAt" | "cancelledAt">): string | null {
  if (fair.cancelledAt) return m.fairs_is_cancelled();
  return fair.closedAt ? m.booths_fair_closed() : null;
}

/** Why an exhibitor cannot pick a booth now. */
export function whyNotPick(fair: FairOfBooths, state: ApplicationState, now: Date): string | null {
  const closed = whyNotChange(fair);
  if (closed) return closed;
  if (state !== "accepted") return m.booths_not_accepted();
  if (now >= startOfDay(fair.startsOn)) return m.booths_fair_began();
  const window = isWithin(fair.picksOpenAt, fair.picksCloseAt, now);
  if (window === "not_named") return m.booths_picks_not_named();
  if (window === "before") return m.booths_picks_before({ at: formatDateTime(fair.picksOpenAt!) });
  return window === "after" ? m.booths_picks_after({ at: formatDateTime(fair.picksCloseAt!) }) : null;
}

/** Why an exhibitor cannot give a booth back by themselves. */
export function whyNotGiveBack(fair: FairOfBooths, now: Date): string | null {
  return whyNotChange(fair) ?? (now >= startOfDay(fair.startsOn) ? m.booths_give_back_late() : null);
}

/** Why nothing is offered to who waits: an offer ends before the fair begins. */
export function whyNotOffer(
  fair: Pick<FairOfBooths, "closedAt" | "cancelledAt" | "startsOn">,
  now: Date,
): string | null {
  return whyNotChange(fair) ?? (now >= startOfDay(fair.startsOn) ? m.booths_fair_began() : null);
}

/** Why so many booths are more than the territory of who waits may still take. left: by province, of those with a quota. */
export function whyBeyondQuota(
  left: ReadonlyMap<string, number>,
  waiting: { readonly provinceId: string; readonly provinceName: string } | null,
  booths: number,
): string | null {
  const most = waiting ? left.get(waiting.provinceId) : undefined;
  if (!waiting || most === undefined || booths <= most) return null;
  return m.booths_offer_beyond_quota({ province: waiting.provinceName, left: Math.max(0, most) });
}

/** Why so many places are not offered: accepted applications were granted them. short: as `shortOf` says. */
export function whyPromised(short: { readonly kind: AskedKind; readonly left: number } | null): string | null {
  return short && m.booths_offer_promised({ kind: boothKindName(short.kind).toLowerCase(), left: short.left });
}

export const boothPermissions: readonly Permission[] = [
  {
    act: "booth.pick",
    title: m.booths_may_pick,
    may: (actor, here) => mayPickFor(actor, { establishmentId: here.establishmentId, agencyId: null }),
  },
  {
    act: "booth.pick_for_centre",
    title: m.booths_may_pick_for_centre,
    may: (actor, here) => mayPickFor(actor, { establishmentId: null, agencyId: here.agencyId }),
  },
  { act: "booth.give", title: m.booths_may_give, may: mayGiveBooths },
];

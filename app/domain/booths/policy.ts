import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ApplicationState } from "~/lib/vocabulary";
import { type Applicant, mayApplyFor } from "../applications/policy";
import type { Actor } from "../context";
import { mayRunFair } from "../fairs/policy";
import { isWithin } from "../fairs/rules";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";
import { beginOf } from "./rules";

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

/** What of a fair decides whether booths change hands. */
export interface FairOfBooths {
  readonly startsOn: PlainDate;
  readonly picksOpenAt: Date | null;
  readonly picksCloseAt: Date | null;
  readonly closedAt: Date | null;
}

/** Why nothing changes any more: its report was settled. */
export function whyNotChange(fair: Pick<FairOfBooths, "closedAt">): string | null {
  return fair.closedAt ? m.booths_fair_closed() : null;
}

/** Why an exhibitor cannot pick a booth now. */
export function whyNotPick(fair: FairOfBooths, state: ApplicationState, now: Date): string | null {
  const closed = whyNotChange(fair);
  if (closed) return closed;
  if (state !== "accepted") return m.booths_not_accepted();
  if (now >= beginOf(fair.startsOn)) return m.booths_fair_began();
  const window = isWithin(fair.picksOpenAt, fair.picksCloseAt, now);
  if (window === "not_named") return m.booths_picks_not_named();
  if (window === "before") return m.booths_picks_before({ at: formatDateTime(fair.picksOpenAt!) });
  return window === "after" ? m.booths_picks_after({ at: formatDateTime(fair.picksCloseAt!) }) : null;
}

/** Why an exhibitor cannot give a booth back by themselves. */
export function whyNotGiveBack(fair: FairOfBooths, now: Date): string | null {
  return whyNotChange(fair) ?? (now >= beginOf(fair.startsOn) ? m.booths_give_back_late() : null);
}

/** Why nothing is offered to who waits: an offer ends before the fair begins. */
export function whyNotOffer(fair: Pick<FairOfBooths, "closedAt" | "startsOn">, now: Date): string | null {
  return whyNotChange(fair) ?? (now >= beginOf(fair.startsOn) ? m.booths_fair_began() : null);
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

import { formatDate, formatNumber } from "~/i18n/formats";
import { nameInLanguage, nominationStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { mayRunRound, mayWorkOnRound } from "../rounds/policy";
import type { Refusal } from "./rules";

interface OfAgency {
  readonly agencyId: string;
}

/** Put winners of a round forward, and take an entry back: organiser and secretary of its agency. */
export function mayPutForward(actor: Actor | null, from: OfAgency): boolean {
  return mayRunRound(actor, from);
}

/** The summary list: everyone of the agency that sent, or of the one that receives. */
export function maySeeForwardings(actor: Actor | null, round: OfAgency): boolean {
  return mayWorkOnRound(actor, round);
}

/** Why a round cannot be sent to now. */
export function whyNotReceive(to: {
  readonly takesNominations: boolean;
  readonly isNextLevel: boolean;
}): string | null {
  if (!to.isNextLevel) return m.forwardings_not_the_next_level();
  return to.takesNominations ? null : m.forwardings_takes_none();
}

/** Take an entry back from the level above: as long as its producer has not handed it in there. */
export function whyNotTakeBack(
  actor: Actor | null,
  from: OfAgency,
  entry: { readonly withdrawnAt: Date | null; readonly state: NominationState },
): string | null {
  if (!mayPutForward(actor, from)) return m.forwardings_not_yours();
  if (entry.withdrawnAt) return m.forwardings_taken_back_already();
  if (entry.state === "draft" || entry.state === "withdrawn") return null;
  return m.forwardings_no_longer_taken_back({ state: nominationStateName(entry.state) });
}

/** Why a winner is not put forward, for the person who chose it. */
export function sentenceOfRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case "outside":
      return m.forwardings_refused_outside();
    case "archived":
      return m.products_archived();
    case "sent_elsewhere":
      return m.forwardings_refused_sent_elsewhere({ round: nameInLanguage(refusal.round) });
    case "sent":
      return m.forwardings_refused_sent();
    case "nominated":
      return m.forwardings_refused_nominated();
    case "group":
      return m.forwardings_refused_group();
    case "expired":
      return m.forwardings_refused_expired({
        until: formatDate(refusal.validUntil),
        closes: formatDate(refusal.closesOn),
      });
    case "quota":
      return m.forwardings_refused_quota({
        territory: refusal.territory,
        quota: formatNumber(refusal.quota ?? 0),
        used: formatNumber(refusal.used),
      });
  }
}

export const forwardingPermissions: readonly Permission[] = [
  { act: "forwarding.put_forward", title: m.forwardings_may_put_forward, may: mayPutForward },
  {
    act: "forwarding.take_back",
    title: m.forwardings_may_take_back,
    may: (actor, here) => !whyNotTakeBack(actor, here, { withdrawnAt: null, state: "draft" }),
  },
  { act: "forwarding.read", title: m.forwardings_may_read, may: maySeeForwardings },
];

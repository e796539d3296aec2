import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import { mayActForExhibitor } from "../fair-days/policy";
import { mayRunFair, mayWorkOnFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";

interface OfAgency {
  readonly agencyId: string;
}

/** Make sessions, register buyers, give tables, move and cancel meetings. */
export function mayRunMeetings(actor: Actor | null, fair: OfAgency): boolean {
  return mayRunFair(actor, fair);
}

/** See buyers and meetings of a fair. */
export function maySeeMeetings(actor: Actor | null, fair: OfAgency): boolean {
  return mayWorkOnFair(actor, fair);
}

interface FairState {
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
}

interface SessionState {
  readonly closesAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
}

/** Why a fair has no sessions made or changed. */
export function whyNoSessions({ closedAt, cancelledAt }: Pick<FairState, "closedAt" | "cancelledAt">): string | null {
  if (cancelledAt) return m.fairs_is_cancelled();
  return closedAt ? m.meetings_fair_closed() : null;
}

/** Why nothing of a session is changed any more. */
export function whyOver(
  fair: Pick<FairState, "closedAt" | "cancelledAt">,
  session: Pick<SessionState, "cancelledAt">,
): string | null {
  const none = whyNoSessions(fair);
  if (none) return none;
  return session.cancelledAt ? m.meetings_session_is_cancelled() : null;
}

/** Why nobody registers for a session, and no meeting is asked for. */
export function whyNotRegister(fair: FairState, session: SessionState, now: Date): string | null {
  if (!fair.publishedAt) return m.meetings_not_published();
  const over = whyOver(fair, session);
  if (over) return over;
  return now >= session.closesAt ? m.meetings_closed_at({ at: formatDateTime(session.closesAt) }) : null;
}

/** Why no answer is given, no table and time: until the session ends. */
export function whyNotArrange(fair: FairState, session: SessionState, now: Date): string | null {
  return whyOver(fair, session) ?? (now >= session.endsAt ? m.meetings_session_is_over() : null);
}

/** Why nobody says what came of a meeting. from: when it begins. */
export function whyNotReport(fair: Pick<FairState, "closedAt">, from: Date | null, now: Date): string | null {
  if (fair.closedAt) return m.meetings_fair_closed();
  if (!from) return m.meetings_not_placed();
  return now < from ? m.meetings_not_held_yet() : null;
}

/** Why a meeting is not cancelled: once it was held, what came of it is said instead. */
export function whyNotCancel(
  fair: Pick<FairState, "closedAt" | "cancelledAt">,
  meeting: { readonly state: string; readonly outcome: string | null; readonly until: Date | null },
  now: Date,
): string | null {
  if (meeting.state !== "accepted") return m.meetings_not_accepted();
  return whyNoSessions(fair) ?? (isToCome(meeting, now) ? null : m.meetings_was_held());
}

/** Whether a meeting can still be called off: nothing came of it yet, and its time is not over. */
export const isToCome = (
  { outcome, until }: { readonly outcome: string | null; readonly until: Date | null },
  now: Date,
): boolean => outcome === null && (until === null || until > now);

export const meetingPermissions: readonly Permission[] = [
  { act: "meeting.run", title: m.meetings_may_run, may: (actor, here) => mayRunMeetings(actor, here) },
  { act: "meeting.see", title: m.meetings_may_see, may: (actor, here) => maySeeMeetings(actor, here) },
  {
    act: "meeting.exhibit",
    title: m.meetings_may_exhibit,
    may: (actor, here) => mayActForExhibitor(actor, { establishmentId: here.establishmentId, agencyId: null }),
  },
];

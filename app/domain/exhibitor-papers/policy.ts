import { m } from "~/i18n/paraglide/messages";
import type { ApplicationState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import { mayRunFair, mayWorkOnFair } from "../fairs/policy";
import type { Permission } from "../people/permissions";

interface OfAgency {
  readonly agencyId: string;
}

/** Issue letters, give the manual, write to exhibitors. */
export function mayGivePapers(actor: Actor | null, fair: OfAgency): boolean {
  return mayRunFair(actor, fair);
}

/** See and take the papers of a fair: everyone of its agency. */
export function maySeePapers(actor: Actor | null, fair: OfAgency): boolean {
  return mayWorkOnFair(actor, fair);
}

/** What a fair has come to, as far as papers look at it. */
interface PaperFair {
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
}

/** Why nothing is given to exhibitors of a fair, now. */
export function whyNotGive(fair: PaperFair): string | null {
  if (!fair.publishedAt) return m.exhibitors_not_published();
  return fair.closedAt ? m.exhibitors_fair_closed() : null;
}

/** Why a message is neither changed, sent nor removed by someone who sees it. */
export function whyNotChange(
  actor: Actor | null,
  fair: OfAgency & PaperFair,
  message: { readonly sentAt: Date | null },
): string | null {
  if (!mayGivePapers(actor, fair)) return m.exhibitors_staff_only();
  return whyNotGive(fair) ?? (message.sentAt ? m.exhibitors_message_sent_already() : null);
}

/** Why an application has no letter to be issued. booths: those it has now. */
export function whyNoLetter(application: { readonly state: ApplicationState }, booths: number): string | null {
  if (application.state !== "accepted") return m.exhibitors_letter_only_accepted();
  return booths === 0 ? m.exhibitors_letter_no_booths() : null;
}

export const exhibitorPaperPermissions: readonly Permission[] = [
  { act: "exhibitor_papers.see", title: m.exhibitors_may_see, may: maySeePapers },
  { act: "exhibitor_papers.give", title: m.exhibitors_may_give, may: mayGivePapers },
];

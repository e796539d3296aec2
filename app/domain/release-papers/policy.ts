import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

interface OfAgency {
  readonly agencyId: string;
}

/** Draft the decision's letter: those who record the decision. */
export function mayDraftLetter(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

/** Papers that name people or say where they live: ceremony list, name cards, labels. */
export function mayTakeAddressed(actor: Actor | null, round: OfAgency): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser", "secretary"]);
}

export const releasePaperPermissions: readonly Permission[] = [
  { act: "decision-letter.draft", title: m.releases_may_draft_letter, may: mayDraftLetter },
  { act: "release-papers.addressed", title: m.releases_may_take_addressed, may: mayTakeAddressed },
];

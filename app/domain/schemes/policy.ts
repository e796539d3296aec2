import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole, isAdmin } from "../people/policy";

interface OfAgency {
  /** Null: shipped with the program. */
  readonly agencyId: string | null;
}

/** Read what is published, of every agency: those who work with rules learn from each other's. */
export function mayReadSchemes(actor: Actor | null): boolean {
  const roles: readonly string[] = AGENCY_ROLES;
  return isAdmin(actor) || (actor?.memberships.some((held) => roles.includes(held.role)) ?? false);
}

/** Copy schemes to an agency, write their drafts and publish them. */
export function mayWriteSchemes(actor: Actor | null, agencyId: string): boolean {
  return isAdmin(actor) || holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** A draft is its agency's own affair until it is published. */
export function mayReadDraft(actor: Actor | null, { agencyId }: OfAgency): boolean {
  return agencyId !== null && (isAdmin(actor) || holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]));
}

/** Why a scheme is not the actor's to change, in one sentence; null when it is. */
export function whyNotWrite(actor: Actor | null, { agencyId }: OfAgency): string | null {
  if (agencyId === null) return m.schemes_is_shipped();
  return mayWriteSchemes(actor, agencyId) ? null : m.schemes_not_your_agency();
}

export const schemePermissions: readonly Permission[] = [
  { act: "scheme.read", title: m.schemes_may_read, may: (actor) => mayReadSchemes(actor) },
  { act: "scheme.write", title: m.schemes_may_write, may: (actor, here) => mayWriteSchemes(actor, here.agencyId) },
  { act: "scheme.read_draft", title: m.schemes_may_read_draft, may: mayReadDraft },
];

import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES, type AgencyRole, type MembershipRole, type Role } from "~/lib/vocabulary";
import { mayReadAudit } from "../audit/policy";
import type { Actor } from "../context";
import { mayReadOutbox } from "../notifications/policy";
import type { Permission } from "./permissions";

export function isAdmin(actor: Actor | null): boolean {
  return actor?.memberships.some((membership) => membership.role === "admin") ?? false;
}

/** Holds one of these roles for this agency. An admin does not: administering accounts is not running rounds. */
export function holdsAgencyRole(actor: Actor | null, agencyId: string, roles: readonly AgencyRole[]): boolean {
  const wanted: readonly MembershipRole[] = roles;
  return actor?.memberships.some((held) => held.agencyId === agencyId && wanted.includes(held.role)) ?? false;
}

export function isProducerOf(actor: Actor | null, establishmentId: string | null): boolean {
  return (
    establishmentId !== null &&
    (actor?.memberships.some((held) => held.role === "producer" && held.establishmentId === establishmentId) ?? false)
  );
}

export function isJurorOf(actor: Actor | null, roundId: string): boolean {
  return actor?.seats.some((seat) => seat.role === "juror" && seat.roundId === roundId) ?? false;
}

/** Sits in the jury, or gave up the seat after signing sheets that count. */
export function hasJudged(actor: Actor | null, roundId: string): boolean {
  return isJurorOf(actor, roundId) || (actor?.judged.includes(roundId) ?? false);
}

export function isCouncilMemberOf(actor: Actor | null, roundId: string): boolean {
  return actor?.seats.some((seat) => seat.role === "council_member" && seat.roundId === roundId) ?? false;
}

export const AREAS = ["producer", "judge", "organiser", "admin"] as const;
export type Area = (typeof AREAS)[number];

/** The parts of the site someone works in; a signed-in person without any role may still become a producer. */
export function areasOf(actor: Actor | null): Area[] {
  if (!actor) return [];
  const areas: Area[] = [];
  const roles = new Set(actor.memberships.map((held) => held.role));
  if (roles.has("producer")) areas.push("producer");
  if (actor.seats.length > 0) areas.push("judge");
  if (roles.has("organiser") || roles.has("secretary") || roles.has("support")) areas.push("organiser");
  if (roles.has("admin")) areas.push("admin");
  return areas.length > 0 ? areas : ["producer"];
}

/** A role and the place it is held in. `agencyId` of a juror or council member is the agency of their round. */
export interface RoleAt {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly establishmentId: string | null;
}

/** Invite someone into a role, and send again or revoke such an invitation. */
export function mayInvite(actor: Actor | null, { role, agencyId, establishmentId }: RoleAt): boolean {
  if (role === "admin") return isAdmin(actor);
  if (role === "producer") return isProducerOf(actor, establishmentId);
  if (agencyId === null) return false;
  if (role === "juror" || role === "council_member")
    return holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]);
  return isAdmin(actor) || holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** Give a role to someone who has an account, without asking them. */
export function mayGrantRole(actor: Actor | null): boolean {
  return isAdmin(actor);
}

export function mayEndRole(actor: Actor | null, { role, agencyId, establishmentId }: RoleAt): boolean {
  if (isAdmin(actor)) return true;
  if (role === "producer") return isProducerOf(actor, establishmentId);
  return (
    AGENCY_ROLES.some((one) => one === role) && agencyId !== null && holdsAgencyRole(actor, agencyId, ["organiser"])
  );
}

/** isLast: nobody else holds this role in this place. An agency, an establishment, the site keep someone who can invite. */
export function whyNotEndRole(actor: Actor | null, held: RoleAt, isLast: boolean): string | null {
  if (!mayEndRole(actor, held)) return m.people_may_not_end_role();
  if (!isLast) return null;
  if (held.role === "admin") return m.people_last_admin();
  // An admin may close the last seat of an agency or an establishment: an admin can also fill it again.
  if (isAdmin(actor)) return null;
  if (held.role === "organiser") return m.people_last_organiser();
  return held.role === "producer" ? m.people_last_producer() : null;
}

/** See the list of accounts and one account, disable and enable it. */
export function mayAdministerAccounts(actor: Actor | null): boolean {
  return isAdmin(actor);
}

export function whyNotDisable(actor: Actor | null, userId: string): string | null {
  if (!mayAdministerAccounts(actor)) return m.people_admin_only();
  return actor?.userId === userId ? m.people_not_oneself() : null;
}

/** Why an admin cannot open an account again: its owner closed it. */
export function whyNotEnable(user: { leftAs: "withdrawn" | "deleted" | null }): string | null {
  if (user.leftAs === "deleted") return m.people_left_deleted();
  return user.leftAs === "withdrawn" ? m.people_left_withdrawn() : null;
}

/** See and end the sessions of an account. */
export function mayManageSessions(actor: Actor | null, userId: string): boolean {
  return actor?.userId === userId || isAdmin(actor);
}

/** Change name, phone, language and password. */
export function mayEditAccount(actor: Actor | null, userId: string): boolean {
  return actor?.userId === userId;
}

/** See and revoke the API tokens of an account. */
export function mayManageTokens(actor: Actor | null, userId: string): boolean {
  return actor?.userId === userId || isAdmin(actor);
}

/** See and download what is held about oneself, take consent back, delete the account. Nobody does it for another. */
export function mayUseDataRights(actor: Actor | null, userId: string): boolean {
  return actor?.userId === userId;
}

/** isLastAdmin: nobody else could keep accounts. */
export function whyNotLeave(isLastAdmin: boolean): string | null {
  return isLastAdmin ? m.people_last_admin() : null;
}

const nowhere = { agencyId: null, establishmentId: null };

export const peoplePermissions: readonly Permission[] = [
  { act: "account.edit", title: m.people_act_account_edit, may: (actor, here) => mayEditAccount(actor, here.userId) },
  {
    act: "session.end",
    title: m.people_act_session_end,
    may: (actor, here) => mayManageSessions(actor, here.userId),
  },
  { act: "token.revoke", title: m.people_act_token_revoke, may: (actor, here) => mayManageTokens(actor, here.userId) },
  {
    act: "account.data_rights",
    title: m.people_act_data_rights,
    may: (actor, here) => mayUseDataRights(actor, here.userId),
  },
  { act: "account.administer", title: m.people_act_account_administer, may: (actor) => mayAdministerAccounts(actor) },
  { act: "role.grant", title: m.people_act_role_grant, may: (actor) => mayGrantRole(actor) },
  {
    act: "role.end_agency",
    title: m.people_act_role_end_agency,
    may: (actor, here) => mayEndRole(actor, { ...nowhere, role: "support", agencyId: here.agencyId }),
  },
  {
    act: "role.end_producer",
    title: m.people_act_role_end_producer,
    may: (actor, here) => mayEndRole(actor, { ...nowhere, role: "producer", establishmentId: here.establishmentId }),
  },
  {
    act: "invitation.admin",
    title: m.people_act_invite_admin,
    may: (actor) => mayInvite(actor, { ...nowhere, role: "admin" }),
  },
  {
    act: "invitation.agency",
    title: m.people_act_invite_agency,
    may: (actor, here) => mayInvite(actor, { ...nowhere, role: "organiser", agencyId: here.agencyId }),
  },
  {
    act: "invitation.producer",
    title: m.people_act_invite_producer,
    may: (actor, here) => mayInvite(actor, { ...nowhere, role: "producer", establishmentId: here.establishmentId }),
  },
  {
    act: "invitation.juror",
    title: m.people_act_invite_juror,
    may: (actor, here) => mayInvite(actor, { ...nowhere, role: "juror", agencyId: here.agencyId }),
  },
  {
    act: "invitation.council_member",
    title: m.people_act_invite_council,
    may: (actor, here) => mayInvite(actor, { ...nowhere, role: "council_member", agencyId: here.agencyId }),
  },
  { act: "audit.read", title: m.people_act_audit_read, may: (actor) => mayReadAudit(actor) },
  { act: "outbox.read", title: m.people_act_outbox_read, may: (actor) => mayReadOutbox(actor) },
];

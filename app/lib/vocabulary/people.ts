/** Who one is: in general, for an agency, in a round, for an establishment. */
export const ADMIN_ROLES = ["admin"] as const;
export const AGENCY_ROLES = ["organiser", "secretary", "support"] as const;
export const ROUND_ROLES = ["juror", "council_member"] as const;
export const ESTABLISHMENT_ROLES = ["producer"] as const;
export const MEMBERSHIP_ROLES = [...ADMIN_ROLES, ...AGENCY_ROLES, ...ESTABLISHMENT_ROLES] as const;
export const ROLES = [...MEMBERSHIP_ROLES, ...ROUND_ROLES] as const;
export type AgencyRole = (typeof AGENCY_ROLES)[number];
export type RoundRole = (typeof ROUND_ROLES)[number];
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];
export type Role = (typeof ROLES)[number];

/** How someone closes their own account: by taking back their consent (signing up again opens it), or for good. */
export const WAYS_TO_LEAVE = ["withdrawn", "deleted"] as const;

/** What personal data is used for by consent. */
export const CONSENT_PURPOSES = ["account"] as const;

export const LOCALES = ["vi", "en"] as const;

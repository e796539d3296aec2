import { part, type Query, query } from "./query";

/** The administrators' pages. */
export const adminPaths = {
  admin: () => "/admin",
  adminUsers: (values?: Query) => `/admin/users${query(values)}`,
  adminUser: (id: string) => `/admin/users/${part(id)}`,
  adminUserRoles: (id: string) => `/admin/users/${part(id)}/roles`,
  adminUserDisabling: (id: string) => `/admin/users/${part(id)}/disabling`,
  adminUserEnabling: (id: string) => `/admin/users/${part(id)}/enabling`,
  adminUserSessions: (id: string) => `/admin/users/${part(id)}/sessions/end`,
  adminAgencies: () => "/admin/agencies",
  adminNewAgency: () => "/admin/agencies/new",
  adminAgency: (slug: string) => `/admin/agencies/${part(slug)}`,
  adminAgencyNames: (slug: string) => `/admin/agencies/${part(slug)}/names`,
  adminInvitations: () => "/admin/invitations",
  adminNewInvitation: () => "/admin/invitations/new",
  adminOutbox: () => "/admin/outbox",
  adminOutboxMail: (id: string) => `/admin/outbox/${part(id)}`,
  adminAudit: (values?: Query) => `/admin/audit${query(values)}`,
  adminHolidays: (values?: Query) => `/admin/holidays${query(values)}`,
  adminHolidayRemoval: (day: string) => `/admin/holidays/${part(day)}/removal`,
  adminPermissions: () => "/admin/permissions",
} as const;

import { part, query } from "./query";

/** Signing in, one's own account, and what is ended by its id wherever it is shown. */
export const accountPaths = {
  login: (values?: { next?: string }) => `/login${query(values)}`,
  logout: () => "/logout",
  register: () => "/register",
  forgotPassword: () => "/forgot-password",
  resetPassword: (token: string) => `/reset-password/${part(token)}`,
  invitation: (token: string) => `/invitations/${part(token)}`,
  account: () => "/account",
  accountPassword: () => "/account/password",
  accountSession: (id: string) => `/account/sessions/${part(id)}/end`,
  accountSessions: () => "/account/sessions/end",
  accountData: () => "/account/data",
  accountDataFile: () => "/account/data.json",
  accountConsentWithdrawal: () => "/account/consent/withdrawal",
  accountDeletion: () => "/account/deletion",
  tokenRevocation: (id: string, values?: { returnTo?: string }) => `/tokens/${part(id)}/revocation${query(values)}`,
  invitationResending: (id: string) => `/invitations/${part(id)}/resending`,
  invitationRevocation: (id: string) => `/invitations/${part(id)}/revocation`,
  membershipEnd: (id: string, values?: { returnTo?: string }) => `/memberships/${part(id)}/end${query(values)}`,
} as const;

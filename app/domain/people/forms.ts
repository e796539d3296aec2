import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parsePhone } from "~/lib/phone";
import { normalizeText } from "~/lib/vietnamese-text";
import { AGENCY_ROLES, LOCALES, MEMBERSHIP_ROLES } from "~/lib/vocabulary";
import { PASSWORD_MAXIMUM, whyNotPassword } from "./rules";

const Email = z.string().max(254).transform(normalizeText).pipe(z.email());
const PersonName = z.string().transform(normalizeText).pipe(z.string().min(2).max(120));
/** Long enough that a passphrase with combining marks is not cut before it is measured. */
const Password = z.string().max(4 * PASSWORD_MAXIMUM);

export const SignInForm = z.object({ email: Email, password: Password, next: z.string().optional() });
export type SignInForm = z.output<typeof SignInForm>;

/** Consent is given by ticking, never by default. Source: Law 91/2025/QH15. */
export const RegisterForm = z.object({
  name: PersonName,
  email: Email,
  consent: z.literal(true, { error: () => m.people_consent_needed() }),
});
export type RegisterForm = z.output<typeof RegisterForm>;

export const ForgotPasswordForm = z.object({ email: Email });
export type ForgotPasswordForm = z.output<typeof ForgotPasswordForm>;

const passwordAgain = (form: { password?: string; passwordAgain?: string }, ctx: z.RefinementCtx) => {
  if (form.password !== form.passwordAgain) {
    ctx.addIssue({ code: "custom", path: ["passwordAgain"], message: m.people_passwords_differ() });
  }
};

// The address is known to the server only; this much can be said at once.
const NewPassword = Password.superRefine((password, ctx) => {
  const reason = whyNotPassword(password, { email: "" });
  if (reason) ctx.addIssue({ code: "custom", message: reason });
});

/** `name` is asked of someone who sets the first password. */
export const SetPasswordForm = z
  .object({ name: PersonName.optional(), password: NewPassword, passwordAgain: Password })
  .superRefine(passwordAgain);
export type SetPasswordForm = z.output<typeof SetPasswordForm>;

/** An account that has a password already sends none of it. */
export const AcceptInvitationForm = z
  .object({ name: PersonName.optional(), password: NewPassword.optional(), passwordAgain: Password.optional() })
  .superRefine(passwordAgain);
export type AcceptInvitationForm = z.output<typeof AcceptInvitationForm>;

export const ChangePasswordForm = z
  .object({ current: Password, password: NewPassword, passwordAgain: Password })
  .superRefine(passwordAgain);
export type ChangePasswordForm = z.output<typeof ChangePasswordForm>;

/** The present password, before an act that a borrowed device must not be enough for. */
export const ConfirmByPasswordForm = z.object({ current: Password });
export type ConfirmByPasswordForm = z.output<typeof ConfirmByPasswordForm>;

/** Fields whose content is never sent back. */
export const SECRET_FIELDS = ["password", "passwordAgain", "current"] as const;

export const AccountForm = z.object({
  name: PersonName,
  phone: z
    .string()
    .transform((text, ctx) => {
      const phone = parsePhone(text);
      if (phone === null) ctx.addIssue({ code: "custom", message: m.people_not_a_phone() });
      return phone ?? "";
    })
    .optional(),
  locale: z.enum(LOCALES),
});
export type AccountForm = z.output<typeof AccountForm>;

/** Into an agency whose page the form stands on. */
export const InviteToAgencyForm = z.object({ email: Email, name: PersonName, role: z.enum(AGENCY_ROLES) });
export type InviteToAgencyForm = z.output<typeof InviteToAgencyForm>;

/** By an admin: any role but those of a round or an establishment. */
export const InviteForm = z
  .object({ email: Email, name: PersonName, role: z.enum(["admin", ...AGENCY_ROLES]), agencyId: z.uuid().optional() })
  .superRefine((form, ctx) => {
    if (form.role !== "admin" && !form.agencyId) {
      ctx.addIssue({ code: "custom", path: ["agencyId"], message: m.people_agency_needed() });
    }
  });
export type InviteForm = z.output<typeof InviteForm>;

export const InviteProducerForm = z.object({ email: Email, name: PersonName });
export type InviteProducerForm = z.output<typeof InviteProducerForm>;

export const GrantRoleForm = z
  .object({
    role: z.enum(MEMBERSHIP_ROLES).exclude(["producer"]),
    agencyId: z.uuid().optional(),
  })
  .superRefine((form, ctx) => {
    if (form.role !== "admin" && !form.agencyId) {
      ctx.addIssue({ code: "custom", path: ["agencyId"], message: m.people_agency_needed() });
    }
  });
export type GrantRoleForm = z.output<typeof GrantRoleForm>;

export const UsersQuery = z.object({
  q: z.string().max(200).transform(normalizeText).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type UsersQuery = z.output<typeof UsersQuery>;

/** What the command line gives. */
export const NewUserOptions = z.object({ email: Email, name: PersonName });

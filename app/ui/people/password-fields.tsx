import type { FieldMetadata } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import { PasswordField } from "~/ui/primitives/fields";

// biome-ignore lint/suspicious/noExplicitAny: of any form that has the two
type AnyField = FieldMetadata<any, any, string[]>;

/** A new password, twice, with what is asked of it said before. */
export function NewPasswordFields({ fields }: { fields: { password: AnyField; passwordAgain: AnyField } }) {
  return (
    <>
      <PasswordField
        field={fields.password}
        label={m.people_new_password()}
        hint={m.people_password_hint()}
        autoComplete="new-password"
      />
      <PasswordField field={fields.passwordAgain} label={m.people_password_again()} autoComplete="new-password" />
    </>
  );
}

/** For the browser's password keeper, which otherwise does not know whose password it is. */
export function UsernameForKeepers({ email }: { email: string }) {
  return <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />;
}

export const passwordLabels = () => ({
  name: m.people_name(),
  current: m.people_current_password(),
  password: m.people_new_password(),
  passwordAgain: m.people_password_again(),
});

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { ConfirmByPasswordForm } from "~/domain/people/forms";
import type { Leaving } from "~/domain/people/leaving.server";
import { paths } from "~/http/paths";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { PasswordField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";
import { UsernameForKeepers } from "./password-fields";

interface LeavePageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly effects: readonly ReactNode[];
  readonly isReversible?: boolean;
  readonly confirm: string;
  readonly email: string;
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** Before someone closes their own account: what it means, and the password again. */
export function LeavePage({ email, whyNot, result, ...page }: LeavePageProps) {
  const [form, fields] = useForm<ConfirmByPasswordForm>({
    lastResult: result,
    constraint: getZodConstraint(ConfirmByPasswordForm),
  });
  return (
    <ConfirmPage
      {...page}
      breadcrumbs={[
        { label: m.ui_my_account(), to: paths.account() },
        { label: m.people_data_title(), to: paths.accountData() },
      ]}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.accountData()}
    >
      <FormErrors form={form} labels={{ current: m.people_password() }} />
      {!whyNot && (
        <>
          <UsernameForKeepers email={email} />
          <PasswordField
            field={fields.current}
            label={m.people_confirm_password()}
            autoComplete="current-password"
            className="max-w-md"
          />
        </>
      )}
    </ConfirmPage>
  );
}

/** A sentence for each place that is left without anyone in this role, and for each jury or council that waits for the person. */
export function leftPlaces({ roles, seats }: Pick<Leaving, "roles" | "seats">): string[] {
  return [
    ...roles
      .filter(({ isLast }) => isLast)
      .map(({ role, where }) => m.people_leave_last({ role: roleName(role), where: where ?? m.people_whole_site() })),
    ...seats.map(({ role, where }) => m.people_leave_seat({ role: roleName(role), where })),
  ];
}

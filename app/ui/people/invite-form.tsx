import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { InviteProducerForm, InviteToAgencyForm } from "~/domain/people/forms";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { RadioGroup, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

const roleHints = () => ({
  organiser: m.people_role_hint_organiser(),
  secretary: m.people_role_hint_secretary(),
  support: m.people_role_hint_support(),
});

export const agencyRoleChoices = () =>
  AGENCY_ROLES.map((role) => ({ value: role, label: roleName(role), hint: roleHints()[role] }));

interface InviteFormProps {
  readonly result: SubmissionResult<string[]> | undefined;
  readonly action: string;
}

/** Invite a colleague into a role of an agency. */
export function InviteToAgency({ result, action }: InviteFormProps) {
  const [form, fields] = useForm<InviteToAgencyForm>({
    id: "invite",
    lastResult: result,
    constraint: getZodConstraint(InviteToAgencyForm),
  });
  return (
    <Card>
      <PostForm form={form} action={action} labels={inviteLabels()}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField field={fields.name} label={m.people_name()} autoComplete="off" />
          <TextField field={fields.email} label={m.common_email()} type="email" autoComplete="off" />
        </div>
        <RadioGroup field={fields.role} label={m.people_role()} choices={agencyRoleChoices()} />
        <div>
          <Button type="submit" kind="main">
            {m.people_invite_button()}
          </Button>
        </div>
      </PostForm>
    </Card>
  );
}

/** Invite someone who works for the same establishment. */
export function InviteProducer({ result, action }: InviteFormProps) {
  const [form, fields] = useForm<InviteProducerForm>({
    id: "invite",
    lastResult: result,
    constraint: getZodConstraint(InviteProducerForm),
  });
  return (
    <Card>
      <PostForm form={form} action={action} labels={inviteLabels()}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField field={fields.name} label={m.people_name()} autoComplete="off" />
          <TextField field={fields.email} label={m.common_email()} type="email" autoComplete="off" />
        </div>
        <div>
          <Button type="submit" kind="main">
            {m.people_invite_button()}
          </Button>
        </div>
      </PostForm>
    </Card>
  );
}

export const inviteLabels = () => ({
  name: m.people_name(),
  email: m.common_email(),
  role: m.people_role(),
  agencyId: m.people_agency(),
});

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { GrantRoleForm } from "~/domain/people/forms";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SelectField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { inviteLabels } from "./invite-form";

interface GrantRoleProps {
  readonly action: string;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly result: SubmissionResult<string[]> | undefined;
}

export function GrantRole({ action, agencies, result }: GrantRoleProps) {
  const [form, fields] = useForm<GrantRoleForm>({
    id: "grant",
    lastResult: result,
    constraint: getZodConstraint(GrantRoleForm),
  });
  return (
    <Card>
      <h3 className="mb-4">{m.people_grant_title()}</h3>
      <PostForm form={form} action={action} labels={inviteLabels()}>
        <RoleAndAgency fields={fields} agencies={agencies} />
        <div>
          <Button type="submit">{m.people_grant_button()}</Button>
        </div>
      </PostForm>
    </Card>
  );
}

interface RoleAndAgencyProps {
  readonly fields: Record<"role" | "agencyId", Parameters<typeof SelectField>[0]["field"]>;
  readonly agencies: GrantRoleProps["agencies"];
}

/** A role and the agency it is held in; an admin's has none. */
export function RoleAndAgency({ fields, agencies }: RoleAndAgencyProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        field={fields.role}
        label={m.people_role()}
        choices={[...AGENCY_ROLES, "admin" as const].map((role) => ({ value: role, label: roleName(role) }))}
      />
      <SelectField
        field={fields.agencyId}
        label={m.people_agency()}
        placeholder={m.people_agency_none()}
        choices={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
      />
    </div>
  );
}

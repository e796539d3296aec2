import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ComplaintDetails } from "~/domain/complaints/complaint-details.server";
import { AssignComplaintForm } from "~/domain/complaints/forms";
import { paths } from "~/http/paths";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

interface AssignFormProps {
  readonly complaint: Pick<ComplaintDetails, "id" | "assignable" | "assignee">;
  readonly result?: SubmissionResult<string[]>;
}

/** Whose work a complaint is. Those with an interest in it are not offered. */
export function AssignForm({ complaint, result }: AssignFormProps) {
  const [form, fields] = useForm<AssignComplaintForm>({
    id: "assignment",
    lastResult: result,
    constraint: getZodConstraint(AssignComplaintForm),
    defaultValue: { assignee: complaint.assignee?.id ?? "" },
  });
  return (
    <PostForm
      form={form}
      labels={{ assignee: m.complaints_assignee() }}
      action={paths.organiserComplaintAssignment(complaint.id)}
      className="gap-3"
    >
      <SelectField
        field={fields.assignee}
        label={m.complaints_assign_to()}
        choices={complaint.assignable.map(({ id, name, role }) => ({
          value: id,
          label: `${name} · ${roleName(role)}`,
        }))}
      />
      <div>
        <Button type="submit">{m.complaints_assign()}</Button>
      </div>
    </PostForm>
  );
}

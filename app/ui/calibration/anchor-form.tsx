import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { AnchorForm as Schema } from "~/domain/calibration/forms";
import type { AnchorCard } from "~/domain/calibration/queries.server";
import { type GroupNames, groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface AnchorFormProps {
  readonly rules: GroupNames;
  /** Null for a new one. */
  readonly anchor: Pick<AnchorCard, "title" | "description" | "origin" | "groupCode"> | null;
  readonly lastResult: SubmissionResult<string[]> | null | undefined;
  readonly whyNot: string | null;
  readonly cancelTo: string;
}

/** The card of an anchor. */
export function AnchorForm({ rules, anchor, lastResult, whyNot, cancelTo }: AnchorFormProps) {
  const [form, fields] = useForm({
    id: "anchor",
    lastResult,
    defaultValue: anchor ? { ...anchor, origin: anchor.origin ?? "" } : {},
    constraint: getZodConstraint(Schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: Schema }),
    shouldRevalidate: "onInput",
  });
  const labels = {
    title: m.calibration_field_title(),
    origin: m.calibration_field_origin(),
    groupCode: m.calibration_field_group(),
    description: m.calibration_field_description(),
  };
  return (
    <PostForm form={form} labels={labels}>
      <TextField field={fields.title} label={labels.title} maxLength={200} />
      <SelectField
        field={fields.groupCode}
        label={labels.groupCode}
        hint={m.calibration_field_group_hint()}
        choices={rules.groups.map(({ code }) => ({ value: code, label: groupNameIn(rules, code) }))}
      />
      <TextField field={fields.origin} label={labels.origin} hint={m.calibration_field_origin_hint()} maxLength={200} />
      <TextArea
        field={fields.description}
        label={labels.description}
        hint={m.calibration_field_description_hint()}
        rows={10}
        limit={6000}
      />
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.common_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { IncidentForm } from "~/domain/fair-days/forms";
import { incidentKindName, incidentSeverityName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { INCIDENT_KINDS, INCIDENT_SEVERITIES } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { DateField, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface IncidentFormProps {
  readonly action: string;
  readonly today: PlainDate;
  readonly lastResult: SubmissionResult<string[]> | undefined;
  readonly kind?: "main" | "plain";
  /** Of the page: the same form sent twice writes one incident. */
  readonly formKey: string;
}

/** Write down what went wrong. */
export function NewIncident({ action, today, lastResult, kind = "main", formKey }: IncidentFormProps) {
  const [form, fields] = useForm<IncidentForm>({
    id: "incident",
    lastResult,
    constraint: getZodConstraint(IncidentForm),
    defaultValue: { day: today },
  });
  const labels = {
    day: m.days_day(),
    time: m.days_time(),
    place: m.days_place(),
    kind: m.days_incident_kind(),
    severity: m.days_severity(),
    text: m.days_incident_text(),
  };
  return (
    <PostForm form={form} labels={labels} action={action}>
      <input type="hidden" name="key" value={formKey} />
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField field={fields.day} label={labels.day} />
        <TextField field={fields.time} label={labels.time} placeholder="08h30" autoComplete="off" />
        <SelectField
          field={fields.kind}
          label={labels.kind}
          choices={INCIDENT_KINDS.map((value) => ({ value, label: incidentKindName(value) }))}
        />
        <SelectField
          field={fields.severity}
          label={labels.severity}
          choices={INCIDENT_SEVERITIES.map((value) => ({ value, label: incidentSeverityName(value) }))}
        />
      </div>
      <TextField field={fields.place} label={labels.place} hint={m.days_place_hint()} autoComplete="off" />
      <TextArea field={fields.text} label={labels.text} rows={4} limit={2000} />
      <FormActions>
        <Button type="submit" kind={kind}>
          {m.days_tell_incident()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { useActionData } from "@remix-run/react";
import { ResultForm } from "~/domain/meetings/forms";
import type { MeetingRow } from "~/domain/meetings/queries.server";
import { meetingOutcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { MEETING_OUTCOMES } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { NumberField, RadioGroup, TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

interface ResultPageProps {
  readonly meeting: Pick<MeetingRow, "outcome" | "value" | "note" | "reportVersion">;
  /** Who met whom, when. */
  readonly lead: string;
  readonly whyNot: string | null;
  readonly backTo: string;
}

/** What came of a meeting. */
export function ResultPage({ meeting, lead, whyNot, backTo }: ResultPageProps) {
  const [form, fields] = useForm({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ResultForm),
    defaultValue: meeting.outcome && {
      outcome: meeting.outcome,
      value: meeting.value > 0 ? String(meeting.value) : "",
      note: meeting.note,
    },
  });
  const labels = { outcome: m.meetings_outcome(), value: m.meetings_value(), note: m.meetings_note() };
  return (
    <FormPage
      form={form}
      labels={labels}
      title={m.meetings_result()}
      lead={lead}
      breadcrumbs={[{ label: m.meetings_title(), to: backTo }]}
    >
      <input type="hidden" name="version" value={meeting.reportVersion} />
      <RadioGroup
        field={fields.outcome}
        label={labels.outcome}
        choices={MEETING_OUTCOMES.map((value) => ({ value, label: meetingOutcomeName(value) }))}
      />
      <NumberField field={fields.value} label={labels.value} hint={m.meetings_value_hint()} suffix={m.days_dong()} />
      <TextArea field={fields.note} label={labels.note} hint={m.meetings_note_hint()} rows={4} />
      <FormActions cancelTo={backTo}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.meetings_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { SurveyForm } from "~/domain/fair-reports/forms";
import { surveyMarkName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { SURVEY_MARKS, type SurveyMark, type SurveyPart } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { RadioGroup, TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface SurveyFieldsProps {
  readonly part: SurveyPart;
  readonly formKey: string;
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | undefined;
}

const MARKS = ["1", "2", "3", "4", "5"] as const;

/** The survey of a fair: three marks, one choice, a remark. */
export function SurveyFields({ part, formKey, whyNot, result }: SurveyFieldsProps) {
  const [form, fields] = useForm({
    id: "survey",
    lastResult: result,
    constraint: getZodConstraint(SurveyForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SurveyForm }),
    shouldRevalidate: "onInput",
  });
  const labels = {
    ...Object.fromEntries(SURVEY_MARKS.map((mark) => [mark, markLabel(part, mark)])),
    comesAgain: m.closings_ask_again(),
  };
  return (
    <PostForm form={form} labels={labels} className="gap-8">
      <input type="hidden" name="formKey" value={formKey} />
      {SURVEY_MARKS.map((mark) => (
        <RadioGroup
          key={mark}
          field={fields[mark]}
          label={markLabel(part, mark)}
          hint={m.closings_marks_hint()}
          choices={MARKS.map((value) => ({ value, label: value }))}
          inline
        />
      ))}
      <RadioGroup
        field={fields.comesAgain}
        label={m.closings_ask_again()}
        choices={[
          { value: "yes", label: m.common_yes() },
          { value: "no", label: m.common_no() },
        ]}
        inline
      />
      <TextArea field={fields.words} label={m.closings_ask_words()} rows={4} limit={3000} unmarked />
      {part === "visitor" && (
        <div className="sr-only" aria-hidden="true">
          <label>
            {m.complaints_trap()}
            <input type="text" name={fields.website.name} tabIndex={-1} autoComplete="off" />
          </label>
        </div>
      )}
      <FormActions>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.closings_send_survey()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

/** What one met is asked of visitors by the goods, of exhibitors by the visitors. */
function markLabel(part: SurveyPart, mark: SurveyMark): string {
  if (mark !== "meeting") return surveyMarkName(mark);
  return part === "visitor" ? m.closings_ask_goods() : m.closings_ask_visitors();
}

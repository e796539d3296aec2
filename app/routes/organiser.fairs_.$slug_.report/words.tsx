import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { FairReport } from "~/domain/fair-reports/fair-report.server";
import { FairReportForm } from "~/domain/fair-reports/forms";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { NumberField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface WordsProps {
  readonly words: FairReport["words"];
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** What figures do not say: results, difficulties, proposals, and visits that no gate counted. */
export function Words({ words, whyNot, result }: WordsProps) {
  const [form, fields] = useForm({
    id: "report-words",
    lastResult: result,
    constraint: getZodConstraint(FairReportForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: FairReportForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: {
      ...words,
      version: String(words.version),
      otherVisits: words.otherVisits === 0 ? null : String(words.otherVisits),
    },
  });
  const labels = {
    otherVisits: m.closings_other_visits(),
    otherVisitsSource: m.closings_other_visits_source(),
    results: m.closings_results(),
    difficulties: m.closings_difficulties(),
    proposals: m.closings_proposals(),
  };
  return (
    <PostForm form={form} labels={labels} className="max-w-3xl gap-6">
      <input type="hidden" name="version" value={words.version} />
      <div className="grid items-start gap-5 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <NumberField field={fields.otherVisits} label={labels.otherVisits} unmarked />
        <TextField
          field={fields.otherVisitsSource}
          label={labels.otherVisitsSource}
          hint={m.closings_other_visits_hint()}
          unmarked
        />
      </div>
      <TextArea field={fields.results} label={labels.results} rows={5} limit={10_000} unmarked />
      <TextArea field={fields.difficulties} label={labels.difficulties} rows={4} limit={10_000} unmarked />
      <TextArea field={fields.proposals} label={labels.proposals} rows={4} limit={10_000} unmarked />
      <FormActions>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.closings_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

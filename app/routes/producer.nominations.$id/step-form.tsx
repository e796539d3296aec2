import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { dossierStepForm, QUESTIONS, type QuestionCode, questionsOf, type Step } from "~/domain/nominations/forms";
import type { Nomination } from "~/domain/nominations/queries.server";
import type { Gap } from "~/domain/nominations/rules";
import { paths } from "~/http/paths";
import { formatDate, formatNumber, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { useAutosave } from "~/ui/nominations/autosave";
import { QuestionField } from "~/ui/nominations/question-field";
import { questionLabel, stepName } from "~/ui/nominations/question-texts";
import { Button } from "~/ui/primitives/button";
import { FormErrors } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip } from "~/ui/primitives/save-chip";

interface StepFormProps {
  readonly nomination: Nomination;
  readonly step: Step;
  readonly required: readonly QuestionCode[];
  readonly result: SubmissionResult<string[]> | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly Gap[]) => void;
}

/** The questions of one step. It saves itself while scripts run, and by its buttons always. */
export function StepForm({ nomination, step, required, result, onGaps }: StepFormProps) {
  const { id, dossier, round, savedAt } = nomination;
  const codes = questionsOf(step);
  const schema = dossierStepForm(step);
  const element = useRef<HTMLFormElement>(null);
  const isHydrated = useHydrated();
  const { state, answer, onInput, onSubmit } = useAutosave(element, paths.producerNominationSaving(id, step));
  useEffect(() => {
    if (answer.gaps) onGaps(answer.gaps);
  }, [answer, onGaps]);
  const [form, fields] = useForm<Record<string, string | undefined>>({
    id: `step-${step}`,
    lastResult: result,
    constraint: Object.fromEntries(codes.map((code) => [code, { required: required.includes(code) }])),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: Object.fromEntries(codes.map((code) => [code, typedAgain(code, dossier.answers[code])])),
  });
  const here = paths.producerNominationStep(id, step);
  return (
    <Form
      ref={element}
      method="post"
      action={here}
      {...getFormProps(form)}
      noValidate
      onInput={onInput}
      onSubmit={(event) => {
        form.onSubmit?.(event);
        if (!event.defaultPrevented) onSubmit();
      }}
      className="grid gap-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2>{step === "papers" ? m.nominations_title_section() : stepName(step)}</h2>
        {isHydrated ? (
          <SaveChip state={state} />
        ) : (
          <p className="text-sm text-soft">{m.nominations_saved_at({ at: formatTimestamp(savedAt) })}</p>
        )}
      </div>
      {step === "papers" && required.length === 0 && <p className="text-soft">{m.nominations_title_optional()}</p>}
      <FormErrors
        form={form}
        labels={Object.fromEntries(codes.map((code) => [code, questionLabel(code, round.year)]))}
      />
      {codes.map((code) => (
        <QuestionField key={code} code={code} field={fields[code]!} year={round.year} />
      ))}
      {answer.unreadable && <p className="font-semibold text-bad-ink">{m.nominations_unsaved()}</p>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="main">
          {m.nominations_save_next()}
        </Button>
        <Button type="submit" formAction={`${here}&then=stay`}>
          {m.nominations_save_stay()}
        </Button>
      </div>
    </Form>
  );
}

/** An answer as one would type it: amounts and counts with their groups, days as dd/mm/yyyy. */
function typedAgain(code: QuestionCode, answer: string | number | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const { kind } = QUESTIONS[code];
  if (kind === "date") return formatDate(String(answer));
  return typeof answer === "number" ? formatNumber(answer) : answer;
}

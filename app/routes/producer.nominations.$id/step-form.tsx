import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { dossierStepForm } from "~/domain/nominations/forms";
import type { Nomination } from "~/domain/nominations/queries.server";
import { type QuestionCode, questionsOf, type Step } from "~/domain/nominations/questions";
import type { Gap } from "~/domain/nominations/rules";
import { askedOfBelow } from "~/domain/schemes/levels";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type SavingAnswer, useAutosave } from "~/ui/nominations/autosave";
import { QuestionField } from "~/ui/nominations/question-field";
import { questionLabel, stepName } from "~/ui/nominations/question-texts";
import { ConflictPanel, type SavingConflict } from "~/ui/nominations/saving-conflict";
import { seenOf, typedAgain, typedStep } from "~/ui/nominations/typed-answers";
import { Button } from "~/ui/primitives/button";
import { FormErrors } from "~/ui/primitives/form";
import { SavedLine } from "./saved-line";
import { UnsentOffer } from "./unsent-offer";

interface StepFormProps {
  readonly nomination: Nomination;
  readonly step: Step;
  readonly required: readonly QuestionCode[];
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: SavingConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly Gap[]) => void;
}

/** The questions of one step. It saves itself while scripts run, and by its buttons always. */
export function StepForm({ nomination, step, required, reader, result, conflict, onGaps }: StepFormProps) {
  const { id, dossier, round, version } = nomination;
  const codes = questionsOf(step);
  const schema = dossierStepForm(step);
  const here = paths.producerNominationStep(id, step);
  const memory = `dossier ${reader.id} ${id} ${step}`;
  const element = useRef<HTMLFormElement>(null);
  const [joined, setJoined] = useState<readonly QuestionCode[]>([]);
  const onSaved = useCallback(
    (saved: NonNullable<SavingAnswer["saved"]>, sent: FormData) => {
      const form = element.current;
      if (!form) return;
      textOf(form, "version", String(saved.version));
      textOf(form, "seen", seenOf(step, saved.answers));
      for (const code of saved.joined) {
        // What is typed at this moment is newer than both.
        if (textOf(form, code) === sent.get(code)) textOf(form, code, typedAgain(code, saved.answers[code]));
      }
      if (saved.joined.length > 0) setJoined(saved.joined);
    },
    [step],
  );
  const { state, answer, onInput, onSubmit } = useAutosave(element, {
    url: paths.producerNominationSaving(id, step),
    memory,
    onSaved,
  });
  useEffect(() => {
    if (answer.gaps) onGaps(answer.gaps);
  }, [answer, onGaps]);
  const typed = typedStep(step, dossier.answers);
  const [form, fields] = useForm<Record<string, string | undefined>>({
    id: `step-${step}`,
    lastResult: result,
    constraint: Object.fromEntries(codes.map((code) => [code, { required: required.includes(code) }])),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typed,
  });
  const open = answer.conflict ?? (answer.saved ? undefined : conflict);
  const restore = (left: { typed: Readonly<Record<string, string>>; version: string; seen: string }) => {
    if (!element.current) return;
    for (const [name, text] of Object.entries(left.typed)) textOf(element.current, name, text);
    textOf(element.current, "version", left.version);
    textOf(element.current, "seen", left.seen);
    onInput();
  };
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <h2>{step === "papers" ? m.nominations_title_section() : stepName(step)}</h2>
        <SavedLine
          nomination={nomination}
          state={state}
          saved={answer.saved}
          reader={reader.name}
          isConflict={open !== undefined}
        />
      </div>
      {answer.message && <p className="font-semibold text-bad-ink">{answer.message}</p>}
      <UnsentOffer memory={memory} step={step} kept={dossier.answers} onRestore={restore} />
      {open && (
        <ConflictPanel conflict={open} step={step} action={`${here}&then=stay`} year={round.year} onSubmit={onSubmit} />
      )}
      {joined.length > 0 && (
        <p className="rounded-field bg-wash px-3.5 py-2.5" role="status">
          {m.nominations_joined({ questions: formatList(joined.map((code) => questionLabel(code, round.year))) })}
        </p>
      )}
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
        <input type="hidden" name="version" defaultValue={version} />
        <input type="hidden" name="seen" defaultValue={seenOf(step, dossier.answers)} />
        {step === "papers" && askedOfBelow(round.rules, round.level).lowerTitle === "none" && (
          <p className="text-soft">{m.nominations_title_optional()}</p>
        )}
        <FormErrors
          form={form}
          labels={Object.fromEntries(codes.map((code) => [code, questionLabel(code, round.year)]))}
        />
        {codes.map((code) => (
          <QuestionField key={code} code={code} field={fields[code]!} year={round.year} />
        ))}
        {answer.unreadable && <p className="font-semibold text-bad-ink">{m.nominations_unsaved()}</p>}
        <div className="actions">
          {/* Where versions differ, choosing among them is the main act. */}
          <Button type="submit" kind={open ? "plain" : "main"}>
            {m.nominations_save_next()}
          </Button>
          <Button type="submit" formAction={`${here}&then=stay`}>
            {m.nominations_save_stay()}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** What stands in a field of a form; given a text, it stands there from now on. */
function textOf(form: HTMLFormElement, name: string, text?: string): string | undefined {
  const field = form.elements.namedItem(name);
  if (
    !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  ) {
    return undefined;
  }
  if (text !== undefined) field.value = text;
  return field.value;
}

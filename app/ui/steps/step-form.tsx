import { type FieldMetadata, getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { type ReactNode, useRef, useState } from "react";
import type { StepAnswers, StepConflict } from "~/domain/step-answers";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FormErrors } from "~/ui/primitives/form";
import { useAutosave } from "./autosave";
import { ConflictPanel } from "./conflict-panel";
import { fieldText, textsOf } from "./field-text";
import { SavedLine } from "./saved-line";
import { isKept, type StepWords, seenAnswers, typedAnswers } from "./step-words";
import type { Unsent } from "./unsent";
import { UnsentOffer } from "./unsent-offer";

// biome-ignore lint/suspicious/noExplicitAny: fields of the step's form, whose shape is known at run time
export type StepFields = Record<string, FieldMetadata<any, any, string[]>>;

/** What a form in steps is written upon. */
interface Written {
  readonly version: number;
  readonly answers: StepAnswers;
  /** Who saved it last and when; nulls before the first saving. */
  readonly savedBy: string | null;
  readonly savedAt: string | Date | null;
}

interface StepFormProps<Gap> {
  /** Of the form on its page. */
  readonly id: string;
  /** Under which the device remembers what is not saved: of this reader, this form, this step. */
  readonly memory: string;
  /** Left out where the page has said it. */
  readonly heading?: string | undefined;
  readonly words: StepWords;
  readonly written: Written;
  readonly required?: readonly string[];
  /** Where the form is sent, to go on or to stay, and where the script saves it. */
  readonly to: Readonly<Record<"next" | "stay" | "saving", string>>;
  readonly reader: { readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: StepConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly Gap[]) => void;
  /** What the form has at this moment, as texts. */
  readonly onTyped?: (texts: Readonly<Record<string, string>>) => void;
  readonly children: (fields: StepFields) => ReactNode;
}

/** The questions of one step. It saves itself while scripts run, and by its buttons always. */
export function StepForm<Gap>({ id, memory, words, written, to, reader, children, ...rest }: StepFormProps<Gap>) {
  const { heading, required = [], result, conflict, onGaps, onTyped } = rest;
  const { names, label } = words;
  const element = useRef<HTMLFormElement>(null);
  const [joined, setJoined] = useState<readonly string[]>([]);
  const { state, answer, onInput, onSubmit } = useAutosave<Gap>(element, {
    url: to.saving,
    memory,
    onSaved: (saved, sent) => {
      const form = element.current;
      if (!form) return;
      fieldText(form, "version", String(saved.version));
      fieldText(form, "seen", seenAnswers(words, saved.answers));
      for (const name of saved.joined) {
        // What is typed at this moment is newer than both.
        if ((fieldText(form, name) ?? null) === sent.get(name)) {
          fieldText(form, name, words.typed(name, saved.answers[name]));
        }
      }
      if (saved.joined.length > 0) setJoined(saved.joined);
      onGaps(saved.gaps);
    },
  });
  const [form, fields] = useForm<Record<string, string | undefined>>({
    id,
    lastResult: result,
    constraint: Object.fromEntries(names.map((name) => [name, { required: required.includes(name) }])),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: words.schema }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedAnswers(words, written.answers),
  });
  const open = answer.conflict ?? (answer.saved ? undefined : conflict);
  const typing = () => {
    onInput();
    if (element.current) onTyped?.(textsOf(element.current));
  };
  // After a crash: what the device remembers goes on from what it was typed upon.
  const restore = (left: Unsent) => {
    if (!element.current) return;
    for (const name of names) fieldText(element.current, name, left.typed[name] ?? "");
    fieldText(element.current, "version", left.version);
    fieldText(element.current, "seen", left.seen);
    typing();
  };
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        {heading && <h2>{heading}</h2>}
        <SavedLine
          state={state}
          by={answer.saved ? reader.name : written.savedBy}
          at={answer.saved?.at ?? written.savedAt}
          isConflict={open !== undefined}
        />
      </div>
      {answer.message && <p className="font-semibold text-bad-ink">{answer.message}</p>}
      <UnsentOffer memory={memory} isKept={(typed) => isKept(words, typed, written.answers)} onRestore={restore} />
      {open && <ConflictPanel conflict={open} words={words} action={to.stay} onSubmit={onSubmit} />}
      {joined.length > 0 && (
        <p className="rounded-field bg-wash px-3.5 py-2.5" role="status">
          {m.steps_joined({ questions: formatList(joined.map(label)) })}
        </p>
      )}
      <Form
        ref={element}
        method="post"
        action={to.next}
        {...getFormProps(form)}
        noValidate
        onInput={typing}
        onSubmit={(event) => {
          form.onSubmit?.(event);
          if (!event.defaultPrevented) onSubmit();
        }}
        className="grid gap-6"
      >
        <input type="hidden" name="version" defaultValue={written.version} />
        <input type="hidden" name="seen" defaultValue={seenAnswers(words, written.answers)} />
        <FormErrors form={form} labels={Object.fromEntries(names.map((name) => [name, label(name)]))} />
        {children(fields)}
        {answer.unreadable && <p className="font-semibold text-bad-ink">{m.steps_unreadable()}</p>}
        <div className="actions">
          {/* Where versions differ, choosing among them is the main act. */}
          <Button type="submit" kind={open ? "plain" : "main"}>
            {m.steps_save_next()}
          </Button>
          <Button type="submit" formAction={to.stay}>
            {m.steps_save_stay()}
          </Button>
        </div>
      </Form>
    </div>
  );
}

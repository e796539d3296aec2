import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useCallback, useRef, useState } from "react";
import { type ApplicationAnswers, fieldsOf } from "~/domain/applications/answers";
import { applicationStepForm } from "~/domain/applications/forms";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import type { ApplicationGap, SavedStep } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { formatList, formatTimestamp } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import {
  fieldLabel,
  isKeptAnswer,
  readTyped,
  seenAnswers,
  stepName,
  typedAnswer,
  typedAnswers,
} from "~/ui/applications/words";
import { useAutosave } from "~/ui/nominations/autosave";
import type { Unsent } from "~/ui/nominations/unsent";
import { Button } from "~/ui/primitives/button";
import { FormErrors } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip, type SaveState } from "~/ui/primitives/save-chip";
import { type ApplicationConflict, ConflictPanel } from "./conflict-panel";
import { fieldText, textsOf } from "./field-text";
import { StepFields } from "./step-fields";
import { UnsentOffer } from "./unsent-offer";

/** What saving by script answers: what is kept and missing now, or why nothing was written. */
interface SavingAnswer {
  readonly saved?: {
    readonly version: number;
    readonly answers: ApplicationAnswers;
    readonly joined: readonly string[];
    readonly at: string;
    readonly gaps: readonly ApplicationGap[];
  };
  /** Fields that could not be read. */
  readonly unreadable?: readonly string[];
  readonly conflict?: ApplicationConflict;
  /** The application is no longer written, or the session ended. */
  readonly message?: string;
}

interface StepFormProps {
  readonly application: OwnApplicationDetails;
  readonly step: SavedStep;
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: ApplicationConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly ApplicationGap[]) => void;
  /** What the form has at this moment, as far as it can be read. */
  readonly onTyped: (answers: ApplicationAnswers) => void;
}

/** The questions of one step. It saves itself while scripts run, and by its buttons always. */
export function StepForm({ application, step, reader, result, conflict, onGaps, onTyped }: StepFormProps) {
  const { id, version, answers, offer } = application;
  const named = [
    ...application.services.map((one) => ({ id: one.id, name: nameInLanguage(one) })),
    ...application.products,
    ...application.papers,
  ];
  const names = fieldsOf(step, offer);
  const schema = applicationStepForm(step, offer);
  const here = paths.application(id, { step });
  const memory = `application ${reader.id} ${id} ${step}`;
  const element = useRef<HTMLFormElement>(null);
  const [joined, setJoined] = useState<readonly string[]>([]);
  const onSaved = useCallback(
    (saved: NonNullable<SavingAnswer["saved"]>, sent: FormData) => {
      const form = element.current;
      if (!form) return;
      fieldText(form, "version", String(saved.version));
      fieldText(form, "seen", seenAnswers(step, offer, saved.answers));
      for (const name of saved.joined) {
        // What is typed at this moment is newer than both.
        if ((fieldText(form, name) ?? null) === sent.get(name)) {
          fieldText(form, name, typedAnswer(name, saved.answers[name]));
        }
      }
      if (saved.joined.length > 0) setJoined(saved.joined);
      onGaps(saved.gaps);
    },
    [step, offer, onGaps],
  );
  const { state, answer, onInput, onSubmit } = useAutosave<SavingAnswer>(element, {
    url: paths.applicationSaving(id, step),
    memory,
    onSaved,
  });
  const [form, fields] = useForm<Record<string, string | undefined>>({
    id: `application-${step}`,
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedAnswers(step, offer, answers),
  });
  const open = answer.conflict ?? (answer.saved ? undefined : conflict);
  const typing = () => {
    onInput();
    if (element.current) onTyped(readTyped(step, offer, textsOf(element.current)));
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
        <h2>{stepName(step)}</h2>
        <SavedLine
          state={state}
          by={answer.saved ? reader.name : application.savedBy}
          at={answer.saved?.at ?? application.updatedAt}
        />
      </div>
      {answer.message && <p className="font-semibold text-bad-ink">{answer.message}</p>}
      <UnsentOffer memory={memory} isKept={(typed) => isKeptAnswer(step, offer, typed, answers)} onRestore={restore} />
      {open && (
        <ConflictPanel
          conflict={open}
          step={step}
          offer={offer}
          named={named}
          action={paths.application(id, { step, stay: "yes" })}
          onSubmit={onSubmit}
        />
      )}
      {joined.length > 0 && (
        <p className="rounded-field bg-wash px-3.5 py-2.5" role="status">
          {m.nominations_joined({ questions: formatList(joined.map((field) => fieldLabel(field, named))) })}
        </p>
      )}
      <Form
        ref={element}
        method="post"
        action={here}
        {...getFormProps(form)}
        noValidate
        onInput={typing}
        onSubmit={(event) => {
          form.onSubmit?.(event);
          if (!event.defaultPrevented) onSubmit();
        }}
        className="grid gap-6"
      >
        <input type="hidden" name="version" defaultValue={version} />
        <input type="hidden" name="seen" defaultValue={seenAnswers(step, offer, answers)} />
        <FormErrors form={form} labels={Object.fromEntries(names.map((name) => [name, fieldLabel(name, named)]))} />
        <StepFields step={step} application={application} fields={fields} />
        {answer.unreadable && <p className="font-semibold text-bad-ink">{m.applications_unreadable()}</p>}
        <div className="actions">
          {/* Where versions differ, choosing among them is the main act. */}
          <Button type="submit" kind={open ? "plain" : "main"}>
            {m.applications_save_next()}
          </Button>
          <Button type="submit" formAction={paths.application(id, { step, stay: "yes" })}>
            {m.applications_save_stay()}
          </Button>
        </div>
      </Form>
    </div>
  );
}

interface SavedLineProps {
  readonly state: SaveState;
  readonly by: string | null;
  readonly at: string | Date;
}

/** Where the last change is, and who saved the application last and when. */
function SavedLine({ state, by, at }: SavedLineProps) {
  const isHydrated = useHydrated();
  const isWaiting = state.kind === "failed" || state.kind === "offline";
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      {isHydrated && <SaveChip state={state} />}
      {isWaiting ? m.nominations_kept_here() : by && m.nominations_saved_by({ name: by, at: formatTimestamp(at) })}
    </p>
  );
}

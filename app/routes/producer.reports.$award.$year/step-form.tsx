import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useCallback, useRef, useState } from "react";
import { reportStepForm } from "~/domain/yearly-reports/forms";
import type { OwnReportDetails } from "~/domain/yearly-reports/own-reports.server";
import {
  fieldsOf,
  type ReportAnswers,
  type ReportField as ReportFieldName,
  type ReportGap,
  type ReportStep,
} from "~/domain/yearly-reports/rules";
import { paths } from "~/http/paths";
import { formatList, formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { useAutosave } from "~/ui/nominations/autosave";
import type { Unsent } from "~/ui/nominations/unsent";
import { Button } from "~/ui/primitives/button";
import { FormErrors } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip, type SaveState } from "~/ui/primitives/save-chip";
import { reportLabel, reportStepName, seenAnswers, typedAnswer, typedAnswers } from "~/ui/reports/words";
import { ConflictPanel, type ReportConflict } from "./conflict-panel";
import { ReportField } from "./report-field";
import { UnsentOffer } from "./unsent-offer";

/** What saving by script answers: what is kept and missing now, or why nothing was written. */
interface ReportSavingAnswer {
  readonly saved?: {
    readonly version: number;
    readonly answers: ReportAnswers;
    readonly joined: readonly ReportFieldName[];
    readonly at: string;
    readonly gaps: readonly ReportGap[];
  };
  /** Fields that could not be read. */
  readonly unreadable?: readonly string[];
  readonly conflict?: ReportConflict;
  /** The report is no longer written, or the session ended. */
  readonly message?: string;
}

interface StepFormProps {
  readonly report: OwnReportDetails;
  readonly step: ReportStep;
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: ReportConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly ReportGap[]) => void;
}

/** The questions of one step. It saves itself while scripts run, and by its buttons always. */
export function StepForm({ report, step, reader, result, conflict, onGaps }: StepFormProps) {
  const { awardId, year, version, answers } = report;
  const names = fieldsOf(step);
  const schema = reportStepForm(step);
  const here = paths.producerReport(awardId, year, { step });
  const memory = `report ${reader.id} ${awardId} ${year} ${step}`;
  const element = useRef<HTMLFormElement>(null);
  const [joined, setJoined] = useState<readonly ReportFieldName[]>([]);
  const onSaved = useCallback(
    (saved: NonNullable<ReportSavingAnswer["saved"]>, sent: FormData) => {
      const form = element.current;
      if (!form) return;
      textOf(form, "version", String(saved.version));
      textOf(form, "seen", seenAnswers(step, saved.answers));
      for (const name of saved.joined) {
        // What is typed at this moment is newer than both.
        if (textOf(form, name) === sent.get(name)) textOf(form, name, typedAnswer(saved.answers[name]));
      }
      if (saved.joined.length > 0) setJoined(saved.joined);
      onGaps(saved.gaps);
    },
    [step, onGaps],
  );
  const { state, answer, onInput, onSubmit } = useAutosave<ReportSavingAnswer>(element, {
    url: paths.producerReportSaving(awardId, year, step),
    memory,
    onSaved,
  });
  const [form, fields] = useForm<Record<string, string | undefined>>({
    id: `report-${step}`,
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedAnswers(step, answers),
  });
  const open = answer.conflict ?? (answer.saved ? undefined : conflict);
  // After a crash: what the device remembers goes on from what it was typed upon.
  const restore = (left: Unsent) => {
    if (!element.current) return;
    for (const [name, text] of Object.entries(left.typed)) textOf(element.current, name, text);
    textOf(element.current, "version", left.version);
    textOf(element.current, "seen", left.seen);
    onInput();
  };
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        {step !== "support" && <h2>{reportStepName(step)}</h2>}
        <SavedLine
          state={state}
          by={answer.saved ? reader.name : report.savedBy}
          at={answer.saved?.at ?? report.savedAt}
        />
      </div>
      {answer.message && <p className="font-semibold text-bad-ink">{answer.message}</p>}
      <UnsentOffer memory={memory} step={step} kept={answers} onRestore={restore} />
      {open && <ConflictPanel conflict={open} step={step} action={`${here}&then=stay`} onSubmit={onSubmit} />}
      {joined.length > 0 && (
        <p className="rounded-field bg-wash px-3.5 py-2.5" role="status">
          {m.nominations_joined({ questions: formatList(joined.map(reportLabel)) })}
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
        <input type="hidden" name="seen" defaultValue={seenAnswers(step, answers)} />
        <FormErrors form={form} labels={Object.fromEntries(names.map((name) => [name, reportLabel(name)]))} />
        {names.map((name) => (
          <ReportField key={name} name={name} field={fields[name]!} />
        ))}
        {answer.unreadable && <p className="font-semibold text-bad-ink">{m.reports_unreadable()}</p>}
        <div className="actions">
          {/* Where versions differ, choosing among them is the main act. */}
          <Button type="submit" kind={open ? "plain" : "main"}>
            {m.reports_save_next()}
          </Button>
          <Button type="submit" formAction={`${here}&then=stay`}>
            {m.reports_save_stay()}
          </Button>
        </div>
      </Form>
    </div>
  );
}

interface SavedLineProps {
  readonly state: SaveState;
  readonly by: string | null;
  readonly at: string | Date | null;
}

/** Where the last change is, and who saved the report last and when. */
function SavedLine({ state, by, at }: SavedLineProps) {
  const isHydrated = useHydrated();
  const isWaiting = state.kind === "failed" || state.kind === "offline";
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      {isHydrated && at && <SaveChip state={state} />}
      {isWaiting
        ? m.nominations_kept_here()
        : at && by && m.nominations_saved_by({ name: by, at: formatTimestamp(at) })}
    </p>
  );
}

/** What stands in a field of a form; given a text, it stands there from now on. */
function textOf(form: HTMLFormElement, name: string, text?: string): string | undefined {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement && field.type === "checkbox") {
    if (text !== undefined) field.checked = text === field.value;
    return field.checked ? field.value : undefined;
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof RadioNodeList)) {
    return undefined;
  }
  if (text !== undefined) field.value = text;
  return field.value;
}

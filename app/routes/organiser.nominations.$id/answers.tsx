import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button, type ButtonKind } from "~/ui/primitives/button";
import { DateField, FieldError, SelectField, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { AdmissionForm, RefusalForm, RequestForm } from "./answer-forms";
import type { Answerable } from "./answering.server";

interface AnswerProps {
  readonly nomination: Answerable;
  readonly lastResult?: SubmissionResult<string[]>;
}

/** Admit, in the group it competes in; papers that may come later can be left pending until a day. */
export function Admission({ nomination, lastResult }: AnswerProps) {
  const { id, list, pendable, seen } = nomination;
  const [form, fields] = useForm({
    id: "admission",
    lastResult,
    // Of a condition the day is a part.
    constraint: { ...getZodConstraint(AdmissionForm), papersDueOn: { required: true } },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AdmissionForm }),
    defaultValue: { groupCode: nomination.groupCode, papersDueOn: nomination.dueOn ?? undefined },
  });
  const chosen = new Set([fields.pending.initialValue].flat());
  const isOpen = chosen.size > 1 || fields.pending.errors || fields.papersDueOn.errors;
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationAct(id, "admission", list)}
      labels={{
        groupCode: m.rounds_nomination_group(),
        pending: m.nominations_screen_pending(),
        papersDueOn: m.nominations_screen_papers_due(),
      }}
      className="gap-4"
    >
      <input type="hidden" name="seen" value={seen} />
      <SelectField
        field={fields.groupCode}
        label={m.rounds_nomination_group()}
        hint={m.rounds_nomination_admit_hint()}
        placeholder={null}
        choices={nomination.groups}
      />
      {pendable.length > 0 && (
        <details open={isOpen ? true : undefined} className="rounded-box bg-wash px-4">
          <summary className="flex min-h-11 items-center py-2 font-semibold text-indigo underline underline-offset-3">
            {m.nominations_screen_on_condition_title()}
          </summary>
          <fieldset id={fields.pending.id} tabIndex={-1} className="grid gap-1 pb-4">
            <legend className="mb-1 text-[0.94rem] text-soft">{m.nominations_screen_pending_hint()}</legend>
            {pendable.map((item) => (
              <label key={item.value} className="flex min-h-9 items-start gap-3 py-1">
                <input
                  type="checkbox"
                  name="pending"
                  value={item.value}
                  defaultChecked={chosen.has(item.value)}
                  className="checkbox mt-0.5"
                />
                <span>{item.label}</span>
              </label>
            ))}
            <FieldError field={fields.pending} />
            <DateField field={fields.papersDueOn} label={m.nominations_screen_papers_due()} className="mt-2" />
          </fieldset>
        </details>
      )}
      <Acts act={m.rounds_nomination_admit()} kind="main" whyNot={nomination.whyNot} />
    </PostForm>
  );
}

/** Give the dossier back, with what is missing and until when. */
export function MoreRequest({ nomination, lastResult }: AnswerProps) {
  const [form, fields] = useForm({
    id: "request",
    lastResult,
    constraint: getZodConstraint(RequestForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RequestForm }),
    shouldRevalidate: "onInput",
    defaultValue: { note: nomination.requestText, dueOn: nomination.dueOn ?? undefined },
  });
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationAct(nomination.id, "request", nomination.list)}
      labels={{ note: m.rounds_nomination_ask_note(), dueOn: m.nominations_screen_due_on() }}
      className="gap-4"
    >
      <input type="hidden" name="seen" value={nomination.seen} />
      <TextArea field={fields.note} label={m.rounds_nomination_ask_note()} hint={m.rounds_nomination_ask_hint()} />
      <DateField field={fields.dueOn} label={m.nominations_screen_due_on()} hint={m.nominations_screen_due_on_hint()} />
      <Acts act={m.rounds_nomination_ask()} kind="plain" whyNot={nomination.whyNot} />
    </PostForm>
  );
}

/** Refuse, with the reason. */
export function Refusal({ nomination, lastResult }: AnswerProps) {
  const [form, fields] = useForm({
    id: "refusal",
    lastResult,
    constraint: getZodConstraint(RefusalForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RefusalForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationAct(nomination.id, "refusal", nomination.list)}
      labels={{ reason: m.rounds_nomination_refuse_reason() }}
      className="gap-4"
    >
      <input type="hidden" name="seen" value={nomination.seen} />
      <TextArea
        field={fields.reason}
        label={m.rounds_nomination_refuse_reason()}
        hint={m.rounds_nomination_refuse_hint()}
      />
      <Acts act={m.rounds_nomination_refuse()} kind="danger" whyNot={nomination.whyNot} />
    </PostForm>
  );
}

/** With two hundred dossiers one goes on to the next; the other button stays. */
function Acts({ act, kind, whyNot }: { act: string; kind: ButtonKind; whyNot: string | null }) {
  if (whyNot) return <Button whyNot={whyNot}>{act}</Button>;
  return (
    <div className="flex flex-wrap gap-2.5">
      <Button type="submit" name="after" value="next" kind={kind}>
        {m.rounds_nomination_and_next({ act })}
      </Button>
      <Button type="submit" name="after" value="stay" kind="quiet">
        {act}
      </Button>
    </div>
  );
}

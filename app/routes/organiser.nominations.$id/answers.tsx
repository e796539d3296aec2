import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button, type ButtonKind } from "~/ui/primitives/button";
import { SelectField, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { AdmissionForm, RefusalForm, RequestForm } from "./answer-forms";
import type { Answerable } from "./answering.server";

interface AnswerProps {
  readonly nomination: Answerable;
  readonly lastResult?: SubmissionResult<string[]>;
}

/** Admit, in the group it competes in. */
export function Admission({ nomination, lastResult }: AnswerProps) {
  const [form, fields] = useForm({
    id: "admission",
    lastResult,
    constraint: getZodConstraint(AdmissionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AdmissionForm }),
    defaultValue: { groupCode: nomination.groupCode },
  });
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationAdmission(nomination.id)}
      labels={{ groupCode: m.rounds_nomination_group() }}
      className="grid gap-4"
    >
      <SelectField
        field={fields.groupCode}
        label={m.rounds_nomination_group()}
        hint={m.rounds_nomination_admit_hint()}
        placeholder={null}
        choices={nomination.groups}
      />
      <Acts act={m.rounds_nomination_admit()} kind="main" whyNot={nomination.whyNot} />
    </PostForm>
  );
}

/** Give the dossier back, with what is missing. */
export function MoreRequest({ nomination, lastResult }: AnswerProps) {
  const [form, fields] = useForm({
    id: "request",
    lastResult,
    constraint: getZodConstraint(RequestForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RequestForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationRequest(nomination.id)}
      labels={{ note: m.rounds_nomination_ask_note() }}
      className="grid gap-4"
    >
      <TextArea field={fields.note} label={m.rounds_nomination_ask_note()} hint={m.rounds_nomination_ask_hint()} />
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
      action={paths.organiserNominationRefusal(nomination.id)}
      labels={{ reason: m.rounds_nomination_refuse_reason() }}
      className="grid gap-4"
    >
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

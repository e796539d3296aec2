import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { UndoAnswerForm } from "~/domain/nominations/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import type { Undoable } from "./answering.server";

interface UndoingProps {
  readonly nomination: Undoable;
  readonly act: "admission/undoing" | "refusal/undoing";
  readonly label: string;
  readonly lastResult?: SubmissionResult<string[]>;
}

/** Take an answer back, with the reason. */
export function Undoing({ nomination, act, label, lastResult }: UndoingProps) {
  const [form, fields] = useForm({
    id: "undoing",
    lastResult,
    constraint: getZodConstraint(UndoAnswerForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: UndoAnswerForm }),
    shouldRevalidate: "onInput",
  });
  const { whyNot } = nomination;
  return (
    <PostForm
      form={form}
      action={paths.organiserNominationAct(nomination.id, act, nomination.list)}
      labels={{ reason: m.nominations_screen_undo_reason() }}
      className="gap-4"
    >
      <input type="hidden" name="seen" value={nomination.seen} />
      <TextArea
        field={fields.reason}
        label={m.nominations_screen_undo_reason()}
        hint={m.nominations_screen_undo_reason_hint()}
      />
      <FormActions>
        {whyNot ? (
          <Button whyNot={whyNot}>{label}</Button>
        ) : (
          <Button type="submit" kind="danger">
            {label}
          </Button>
        )}
      </FormActions>
    </PostForm>
  );
}

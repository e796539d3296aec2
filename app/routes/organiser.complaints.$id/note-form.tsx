import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { NoteForm as Schema } from "~/domain/complaints/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

/** A note for those who work on a complaint; it stays as it was written. */
export function NoteForm({ complaintId, result }: { complaintId: string; result?: SubmissionResult<string[]> }) {
  const [form, fields] = useForm<Schema>({
    id: "note",
    lastResult: result,
    constraint: getZodConstraint(Schema),
  });
  return (
    <PostForm
      form={form}
      labels={{ note: m.complaints_note() }}
      action={paths.organiserComplaintNotes(complaintId)}
      className="gap-3"
    >
      <TextArea field={fields.note} label={m.complaints_note()} hint={m.complaints_note_hint()} rows={3} />
      <div>
        <Button type="submit">{m.complaints_note_add()}</Button>
      </div>
    </PostForm>
  );
}

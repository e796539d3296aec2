import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { AddPaperForm } from "~/domain/nominations/forms";
import { m } from "~/i18n/paraglide/messages";
import { PAPER_KINDS, type PaperKind } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { DateField, FileField, SelectField, TextField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { paperKindName } from "./question-texts";

interface PaperFormProps {
  /** Where it is sent. */
  readonly action: string;
  /** Only these kinds; left out: all. */
  readonly kinds?: readonly PaperKind[];
  readonly mostBytes: number;
  readonly result: SubmissionResult<string[]> | null | undefined;
}

/** Add a paper to a dossier. */
export function PaperForm({ action, kinds = PAPER_KINDS, mostBytes, result }: PaperFormProps) {
  const [form, fields] = useForm({
    id: "paper",
    lastResult: result,
    constraint: getZodConstraint(AddPaperForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AddPaperForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <PostForm form={form} action={action} encType="multipart/form-data" labels={paperLabels()}>
      <SelectField
        field={fields.kind}
        label={m.nominations_paper_kind()}
        choices={kinds.map((kind) => ({ value: kind, label: paperKindName(kind) }))}
        className="max-w-md"
      />
      <FileField
        field={fields.file}
        label={m.nominations_paper_file()}
        accept="application/pdf,image/jpeg,image/png"
        types={m.nominations_paper_types()}
        maxBytes={mostBytes}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField field={fields.number} label={m.nominations_paper_number()} autoComplete="off" />
        <TextField field={fields.issuer} label={m.nominations_paper_issuer()} autoComplete="off" />
        <DateField field={fields.issuedOn} label={m.nominations_paper_issued()} />
        <DateField field={fields.validUntil} label={m.nominations_paper_until()} />
      </div>
      <div>
        <Button type="submit">{m.nominations_paper_add()}</Button>
      </div>
    </PostForm>
  );
}

const paperLabels = () => ({
  kind: m.nominations_paper_kind(),
  file: m.nominations_paper_file(),
  number: m.nominations_paper_number(),
  issuer: m.nominations_paper_issuer(),
  issuedOn: m.nominations_paper_issued(),
  validUntil: m.nominations_paper_until(),
});

import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { DossierPaperForm, PaperForm as KeptPaperForm, RenewPaperForm } from "~/domain/papers/forms";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PAPER_KINDS, type PaperKind } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { CheckboxField, DateField, FileField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

/** What is asked: of a dossier also whether the vault keeps it; of a renewal not its kind, which is that of the old paper. */
const SCHEMAS = { dossier: DossierPaperForm, vault: KeptPaperForm, renewal: RenewPaperForm } as const;

interface PaperFormProps {
  readonly asks: keyof typeof SCHEMAS;
  /** Where it is sent. */
  readonly action: string;
  /** Only these kinds, one of them without a choice; left out: all. */
  readonly kinds?: readonly PaperKind[];
  /** Chosen when the page opens. */
  readonly kind?: PaperKind | undefined;
  readonly mostBytes: number;
  readonly result: SubmissionResult<string[]> | null | undefined;
  /** Where several stand on one page. */
  readonly id?: string;
  readonly cancelTo?: string;
}

type Typed = Record<"number" | "issuer" | "issuedOn" | "validUntil", string> & {
  file: File;
  kind: PaperKind;
  keep: boolean;
};

/** A paper with its file and what it says of itself. */
export function PaperForm({ asks, action, kinds = PAPER_KINDS, kind, mostBytes, result, ...rest }: PaperFormProps) {
  const { id = "paper", cancelTo } = rest;
  const schema = SCHEMAS[asks];
  const [form, fields] = useForm<Typed>({
    id,
    lastResult: result,
    constraint: getZodConstraint(schema) as never,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }) as never,
    shouldRevalidate: "onInput",
    defaultValue: { kind, keep: true },
  });
  const [only] = kinds.length === 1 ? kinds : [];
  return (
    <PostForm form={form} action={action} encType="multipart/form-data" labels={paperLabels()}>
      {asks !== "renewal" &&
        (only ? (
          <input type="hidden" name={fields.kind.name} value={only} />
        ) : (
          <SelectField
            field={fields.kind}
            label={m.nominations_paper_kind()}
            choices={kinds.map((one) => ({ value: one, label: paperKindName(one) }))}
            className="max-w-md"
          />
        ))}
      <FileField
        field={fields.file}
        label={m.nominations_paper_file()}
        accept="application/pdf,image/jpeg,image/png"
        types={m.nominations_paper_types()}
        maxBytes={mostBytes}
      />
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField field={fields.number} label={m.nominations_paper_number()} autoComplete="off" />
        <TextField field={fields.issuer} label={m.nominations_paper_issuer()} autoComplete="off" />
        <DateField field={fields.issuedOn} label={m.nominations_paper_issued()} />
        <DateField field={fields.validUntil} label={m.nominations_paper_until()} />
      </div>
      {asks === "dossier" && <CheckboxField field={fields.keep} label={m.papers_keep()} hint={m.papers_keep_hint()} />}
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind={cancelTo ? "main" : "plain"}>
          {asks === "renewal" ? m.papers_renew() : m.nominations_paper_add()}
        </Button>
      </FormActions>
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

import { type SubmissionResult, useForm } from "@conform-to/react";
import { MAX_LIST_BYTES } from "~/domain/applications/rules";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FileField, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

interface PasteFormProps {
  readonly action: string;
  /** The columns in their order, and an example. */
  readonly hint: string;
  readonly placeholder: string;
  readonly result: SubmissionResult<string[]> | undefined;
  readonly main?: boolean;
}

/** Many lines at once: pasted from a spreadsheet, or a file. Either all are taken, or none and every fault is named. */
export function PasteForm({ action, hint, placeholder, result, main }: PasteFormProps) {
  const [form, fields] = useForm<{ lines: string; file: File }>({ id: "paste", lastResult: result });
  const labels = { lines: m.applications_paste_lines(), file: m.applications_paste_file() };
  return (
    <PostForm form={form} action={action} encType="multipart/form-data" labels={labels} className="gap-5">
      <TextArea field={fields.lines} label={labels.lines} hint={hint} placeholder={placeholder} rows={5} />
      <FileField
        field={fields.file}
        label={labels.file}
        accept=".csv,.tsv,.txt,.xlsx"
        types="CSV, XLSX"
        maxBytes={MAX_LIST_BYTES}
      />
      <div>
        <Button type="submit" kind={main ? "main" : "plain"}>
          {m.applications_paste_add()}
        </Button>
      </div>
    </PostForm>
  );
}

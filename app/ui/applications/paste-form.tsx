import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ApplicationList, MAX_LIST_BYTES } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FileField, TextArea } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

/** The columns of each list in their order, and an example. */
const WORDS: Readonly<Record<ApplicationList, { readonly hint: () => string; readonly example: () => string }>> = {
  goods: { hint: m.applications_goods_paste_hint, example: m.applications_goods_paste_example },
  exhibitors: { hint: m.applications_exhibitors_paste_hint, example: m.applications_exhibitors_paste_example },
};

interface PasteFormProps {
  /** Of the application. */
  readonly id: string;
  readonly list: ApplicationList;
  readonly result: SubmissionResult<string[]> | undefined;
  readonly main?: boolean;
}

/** Many lines at once: pasted from a spreadsheet, or a file. Either all are taken, or none and every fault is named. */
export function PasteForm({ id, list, result, main }: PasteFormProps) {
  const [form, fields] = useForm<{ lines: string; file: File }>({ id: "paste", lastResult: result });
  const labels = { lines: m.applications_paste_lines(), file: m.applications_paste_file() };
  return (
    <PostForm
      form={form}
      action={paths.applicationPaste(id, list)}
      encType="multipart/form-data"
      labels={labels}
      className="gap-5"
    >
      <TextArea
        field={fields.lines}
        label={labels.lines}
        hint={WORDS[list].hint()}
        placeholder={WORDS[list].example()}
        rows={5}
      />
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

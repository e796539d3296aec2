import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form, Link } from "@remix-run/react";
import { SAMPLE_KINDS, TemplateForm } from "~/domain/templates/forms";
import { fieldWords, MERGE_FIELDS } from "~/domain/templates/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { BLOCK_KINDS, type BlockKind, type TemplateSheet } from "~/lib/template-sheet";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, FormErrors } from "~/ui/primitives/form";
import { AddItem, type AnyField, ItemActions, SavesOnEnter } from "~/ui/schemes/fields";
import { BlockFields, blockKindName } from "./block-fields";
import { LiveSheet } from "./live-sheet";
import { PictureThumb } from "./picture-thumb";
import { NEW_BLOCKS, typedSheet } from "./typed-sheet";
import type { Drawn } from "./use-drawing";

interface TemplateEditorProps {
  readonly agency: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly sheet: TemplateSheet;
  readonly drawn: Drawn;
  readonly pictures: readonly { readonly id: string; readonly name: string }[];
  readonly whyNot: string | null;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The form of a template beside the sheet it makes. Every act is a button of the form, so that it works without scripts. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { agency, id, name, version, sheet, drawn, whyNot } = props;
  const [form, fields] = useForm({
    id: "template",
    lastResult: props.lastResult,
    defaultValue: { name, sheet: typedSheet(sheet) } as never,
    constraint: getZodConstraint(TemplateForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TemplateForm }),
    shouldRevalidate: "onInput",
  });
  const settings = fields.sheet.getFieldset();
  const pictures = props.pictures.map((picture) => ({ value: picture.id, label: picture.name }));
  const blocks = settings.blocks.getFieldList().map((block) => {
    const own = block.getFieldset() as unknown as Record<string, AnyField>;
    const kind = (own.kind?.value ?? "text") as BlockKind;
    const words = kind === "text" ? firstLine(String(own.text?.value ?? "")) : "";
    return { key: block.key, name: block.name, own, kind, label: words || blockKindName(kind) };
  });
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <div className="lg:sticky lg:top-4">
        <LiveSheet
          form={form}
          blocks={blocks}
          first={drawn}
          action={paths.organiserTemplateAct(agency, id, "drawing")}
        />
      </div>
      {/* Not by scripts: a preview of what is typed opens in a window of its own. */}
      <Form method="post" reloadDocument {...getFormProps(form)} noValidate className="grid gap-6">
        <FormErrors form={form} labels={{ name: m.templates_name() }} />
        <SavesOnEnter />
        {/* Of the page and not of the form: after a refusal the next save is over what is there now. */}
        <input type="hidden" name="seen" value={version} />
        <Card className="grid gap-4">
          <TextField field={fields.name} label={m.templates_name()} />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField
              field={settings.orientation}
              label={m.templates_orientation()}
              placeholder={null}
              choices={[
                { value: "landscape", label: m.templates_landscape() },
                { value: "portrait", label: m.templates_portrait() },
              ]}
            />
            <SelectField
              field={settings.language}
              label={m.templates_language()}
              placeholder={null}
              choices={[
                { value: "vi", label: m.templates_language_vi() },
                { value: "vi-en", label: m.templates_language_both() },
              ]}
            />
            <SelectField
              field={settings.ground}
              label={m.templates_ground()}
              placeholder={null}
              choices={[
                { value: "drum", label: m.templates_ground_drum() },
                { value: "frame", label: m.templates_ground_frame() },
                { value: "plain", label: m.templates_ground_plain() },
              ]}
            />
            <SelectField
              field={settings.groundPicture}
              label={m.templates_ground_picture()}
              placeholder={m.templates_ground_picture_none()}
              choices={pictures}
            />
          </div>
        </Card>
        <Legend />
        <Pictures agency={agency} pictures={props.pictures} />
        <section aria-labelledby={settings.blocks.id} className="grid gap-3">
          <h2 id={settings.blocks.id} tabIndex={-1} className="text-lg">
            {m.templates_blocks()}
          </h2>
          <ol className="grid gap-3">
            {blocks.map(({ key, own, kind, label }, index) => (
              <li key={key} className="relative rounded-box border border-line bg-paper px-4 py-1">
                <input type="hidden" name={own.kind!.name} value={kind} />
                <details open={Object.values(own).some((field) => field.errors !== undefined)}>
                  <summary className="min-h-11 cursor-pointer content-center pr-36 break-words">
                    <span className="font-semibold">{label}</span>{" "}
                    <span className="text-sm text-soft">{blockKindName(kind)}</span>
                  </summary>
                  <div className="mt-2 mb-3 grid gap-4">
                    <BlockFields kind={kind} fields={own} pictures={pictures} />
                    {kind === "picture" && <Chosen agency={agency} pictures={props.pictures} id={own.picture?.value} />}
                  </div>
                </details>
                <div className="absolute top-1 right-2">
                  <ItemActions
                    form={form}
                    name={settings.blocks.name}
                    index={index}
                    count={blocks.length}
                    label={label}
                  />
                </div>
              </li>
            ))}
          </ol>
          <div className="flex flex-wrap gap-2">
            {BLOCK_KINDS.map((kind) => (
              <AddItem key={kind} form={form} name={settings.blocks.name} defaultValue={NEW_BLOCKS[kind]} quiet>
                {m.templates_add_block({ kind: blockKindName(kind) })}
              </AddItem>
            ))}
          </div>
        </section>
        <FormActions cancelTo={paths.organiserTemplates(agency)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.templates_save()}
          </Button>
          {SAMPLE_KINDS.map((of) => (
            <button
              key={of}
              type="submit"
              formAction={paths.organiserTemplatePreview(agency, id, { of })}
              formTarget="_blank"
              className="btn btn-plain"
            >
              {of === "usual" ? m.templates_preview_usual() : m.templates_preview_long()}
            </button>
          ))}
        </FormActions>
      </Form>
    </div>
  );
}

/** What a text begins with, its fields by their names. */
const firstLine = (text: string): string => fieldWords(text.split("\n")[0]!).slice(0, 60);

/** What may stand between braces, with what it says. */
function Legend() {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-3">
        {m.templates_fields_title()}
      </summary>
      <p className="mb-2 text-soft">{m.templates_fields_lead({ example: "{number}" })}</p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {Object.entries(MERGE_FIELDS).map(([field, title]) => (
          <div key={field} className="flex flex-wrap gap-x-2">
            <dt>
              <code>{`{${field}}`}</code>
            </dt>
            <dd className="text-soft">{title()}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type PicturesProps = Pick<TemplateEditorProps, "agency" | "pictures">;

/** The picture that a block shows, beside its name. */
function Chosen({ agency, pictures, id }: PicturesProps & { id: unknown }) {
  const picture = pictures.find((one) => one.id === id);
  return picture ? <PictureThumb agency={agency} picture={picture} /> : null;
}

/** What there is to choose from: a name alone does not say what a picture shows. */
function Pictures({ agency, pictures }: PicturesProps) {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-3">
        {m.templates_pictures_shown({ count: pictures.length })}
      </summary>
      <ul className="mb-2 flex flex-wrap gap-4">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <PictureThumb agency={agency} picture={picture} />
          </li>
        ))}
      </ul>
      <Link to={paths.organiserTemplatePictures(agency)}>{m.templates_pictures_title()}</Link>
    </details>
  );
}

import { getInputProps } from "@conform-to/react";
import { m } from "~/i18n/paraglide/messages";
import {
  ALIGNMENTS,
  type BlockKind,
  LETTER_STYLES,
  LINE_LOOKS,
  TYPEFACES,
  VERTICAL_ALIGNMENTS,
} from "~/lib/template-sheet";
import { CheckboxField, type Choice, FieldError, NumberField, SelectField, TextArea } from "~/ui/primitives/fields";
import type { AnyField } from "~/ui/schemes/fields";

const KINDS: Readonly<Record<BlockKind, () => string>> = {
  text: m.templates_block_text,
  qr: m.templates_block_qr,
  picture: m.templates_block_picture,
  line: m.templates_block_line,
  medal: m.templates_block_medal,
};

export const blockKindName = (kind: BlockKind): string => KINDS[kind]();

const choicesOf = <Value extends string>(values: readonly Value[], names: Readonly<Record<Value, () => string>>) =>
  values.map((value): Choice => ({ value, label: names[value]() }));

const typefaces = () =>
  choicesOf(TYPEFACES, {
    lora: () => "Lora",
    tinos: () => "Tinos (Times New Roman)",
    "be-vietnam-pro": () => "Be Vietnam Pro",
  });
const styles = () =>
  choicesOf(LETTER_STYLES, {
    regular: m.templates_style_regular,
    italic: m.templates_style_italic,
    bold: m.templates_style_bold,
  });
const alignments = () =>
  choicesOf(ALIGNMENTS, {
    left: m.templates_align_left,
    center: m.templates_align_center,
    right: m.templates_align_right,
  });
const verticals = () =>
  choicesOf(VERTICAL_ALIGNMENTS, {
    top: m.templates_vertical_top,
    middle: m.templates_vertical_middle,
    bottom: m.templates_vertical_bottom,
  });
const looks = () => choicesOf(LINE_LOOKS, { plain: m.templates_line_plain, flourish: m.templates_line_flourish });

interface BlockFieldsProps {
  readonly kind: BlockKind;
  readonly fields: Readonly<Record<string, AnyField>>;
  readonly pictures: readonly Choice[];
}

/** The fields of one block, those of its kind. */
export function BlockFields({ kind, fields, pictures }: BlockFieldsProps) {
  return (
    <>
      {kind === "text" && <TextFields fields={fields} />}
      {kind === "picture" && (
        <SelectField field={fields.picture!} label={m.templates_picture()} choices={pictures} unmarked />
      )}
      {kind === "line" && (
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            field={fields.look!}
            label={m.templates_line_look()}
            choices={looks()}
            placeholder={null}
            unmarked
          />
          <ColourField field={fields.colour!} label={m.templates_colour()} />
          <NumberField field={fields.thickness!} label={m.templates_thickness()} suffix="pt" unmarked />
        </div>
      )}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <NumberField field={fields.x!} label={m.templates_x()} suffix="mm" unmarked />
        <NumberField field={fields.y!} label={m.templates_y()} suffix="mm" unmarked />
        <NumberField field={fields.width!} label={m.templates_width()} suffix="mm" unmarked />
        <NumberField field={fields.height!} label={m.templates_height()} suffix="mm" unmarked />
      </div>
    </>
  );
}

function TextFields({ fields }: Pick<BlockFieldsProps, "fields">) {
  return (
    <>
      <TextArea field={fields.text!} label={m.templates_text()} rows={2} unmarked />
      <TextArea field={fields.english!} label={m.templates_english()} hint={m.templates_english_hint()} rows={1} />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          field={fields.typeface!}
          label={m.templates_typeface()}
          choices={typefaces()}
          placeholder={null}
          unmarked
        />
        <SelectField field={fields.style!} label={m.templates_style()} choices={styles()} placeholder={null} unmarked />
        <ColourField field={fields.colour!} label={m.templates_colour()} />
        <NumberField field={fields.size!} label={m.templates_size()} suffix="pt" unmarked />
        <NumberField field={fields.smallest!} label={m.templates_smallest()} suffix="pt" unmarked />
        <NumberField field={fields.spacing!} label={m.templates_spacing()} suffix="pt" unmarked />
        <SelectField
          field={fields.align!}
          label={m.templates_align()}
          choices={alignments()}
          placeholder={null}
          unmarked
        />
        <SelectField
          field={fields.vertical!}
          label={m.templates_vertical()}
          choices={verticals()}
          placeholder={null}
          unmarked
        />
        <CheckboxField field={fields.capitals!} label={m.templates_capitals()} className="sm:self-end" />
      </div>
    </>
  );
}

function ColourField({ field, label }: { field: AnyField; label: string }) {
  const { key, ...props } = getInputProps(field, { type: "color" });
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={field.id} className="font-semibold">
        {label}
      </label>
      <input key={key} {...props} className="input h-11 w-20 p-1" />
      <FieldError field={field} />
    </div>
  );
}

import { type FieldMetadata, getCollectionProps } from "@conform-to/react";
import { passKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PASS_KINDS, type PassKind } from "~/lib/vocabulary";
import { FieldError } from "~/ui/primitives/fields";

/** Kinds of passes that a gate lets in. */
export function AdmitsField({ field }: { field: FieldMetadata<PassKind[], Record<string, unknown>, string[]> }) {
  const boxes = getCollectionProps(field, { type: "checkbox", options: [...PASS_KINDS] });
  return (
    <fieldset id={field.id} tabIndex={-1} aria-invalid={field.errors ? true : undefined} className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{m.days_admits()}</legend>
      <div className="grid sm:grid-cols-2">
        {boxes.map(({ key, ...box }) => (
          <label key={key} htmlFor={box.id} className="flex min-h-11 items-center gap-3">
            <input {...box} required={false} className="checkbox" />
            {passKindName(box.value as PassKind)}
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  );
}

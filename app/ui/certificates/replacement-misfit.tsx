import { m } from "~/i18n/paraglide/messages";
import { FieldError } from "~/ui/primitives/fields";
import type { AnyField } from "~/ui/schemes/fields";

interface ReplacementMisfitProps {
  readonly field: AnyField;
  /** Names what was told; undefined where nothing was. */
  readonly seen: string | undefined;
}

/** Issue what does not fit nevertheless: just what was told. The tick is made anew for everything that is told anew. */
export function ReplacementMisfit({ field, seen }: ReplacementMisfitProps) {
  if (seen === undefined) return null;
  return (
    <div className="grid gap-1.5">
      <input type="hidden" name="seenMisfit" value={seen} />
      <label htmlFor={field.id} className="flex min-h-11 items-start gap-3 py-2">
        <input key={seen} type="checkbox" id={field.id} name={field.name} className="checkbox mt-0.5" />
        <span>{m.templates_misfits_despite()}</span>
      </label>
      <FieldError field={field} />
    </div>
  );
}

import { type FieldMetadata, getTextareaProps } from "@conform-to/react";
import type { RedactedText } from "~/domain/redactions/queries.server";
import { m } from "~/i18n/paraglide/messages";
import { FieldError } from "~/ui/primitives/fields";

interface SideBySideProps {
  readonly label: string;
  readonly original: RedactedText["original"];
  // biome-ignore lint/suspicious/noExplicitAny: any text field; its own schema types it where it is used
  readonly field: FieldMetadata<any, any, any>;
  /** Nothing can be written any more. */
  readonly isClosed: boolean;
}

/** One text of a dossier: as it was sealed, with what tells of the maker marked, and beside it what the jury reads. */
export function SideBySide({ label, original, field, isClosed }: SideBySideProps) {
  const { key, ...props } = getTextareaProps(field);
  const length = original.reduce((sum, piece) => sum + piece.text.length, 0);
  return (
    <li className="grid gap-x-6 gap-y-3 rounded-box bg-card p-4 shadow-card lg:grid-cols-2">
      <h2 className="text-[1.08rem] lg:col-span-2">{label}</h2>
      <div>
        <p className="mb-1 text-[0.86rem] text-soft">{m.redactions_original()}</p>
        <p className="whitespace-pre-line">
          {original.map(({ text, found }, place) =>
            found ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
              <mark key={place} className="rounded-sm bg-wait-wash px-0.5 text-wait-ink">
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </p>
      </div>
      <div className="grid content-start gap-1">
        <label htmlFor={field.id} className="text-[0.86rem] text-soft">
          {m.redactions_blind_copy()}
          <span className="sr-only">: {label}</span>
        </label>
        <textarea
          key={key}
          {...props}
          rows={Math.min(14, Math.max(2, Math.ceil(length / 52)))}
          readOnly={isClosed}
          className="textarea field-sizing-content min-h-20 w-full"
        />
        <FieldError field={field} />
      </div>
    </li>
  );
}

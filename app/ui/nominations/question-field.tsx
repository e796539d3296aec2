import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import { goodLength, QUESTIONS, type QuestionCode } from "~/domain/nominations/questions";
import { formatNumber } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { LEVELS } from "~/lib/vocabulary";
import { DateField, NumberField, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { questionExample, questionHint, questionLabel } from "./question-texts";

interface QuestionFieldProps {
  readonly code: QuestionCode;
  // biome-ignore lint/suspicious/noExplicitAny: a field of the step's form, whose shape is known at run time
  readonly field: FieldMetadata<any, any, string[]>;
  /** Of the round, for questions that name years. */
  readonly year: number;
}

/** A question of the dossier with what helps to answer it well: a hint, an example, how much detail a jury needs. */
export function QuestionField({ code, field, year }: QuestionFieldProps) {
  const props = { field, label: questionLabel(code, year), hint: questionHint(code) };
  switch (QUESTIONS[code].kind) {
    case "paragraphs":
      return <LongAnswer code={code} {...props} />;
    case "money":
      return <NumberField {...props} inputMode="text" suffix={m.nominations_money_unit()} />;
    case "whole":
      return <NumberField {...props} inputMode="numeric" />;
    case "date":
      return <DateField field={field} label={props.label} />;
    case "level":
      return (
        <SelectField
          {...props}
          choices={LEVELS.map((level) => ({ value: level, label: levelTitle(level) }))}
          className="max-w-xs"
        />
      );
    case "line":
      return <TextField {...props} autoComplete="off" />;
  }
}

function LongAnswer({
  code,
  field,
  label,
  hint,
}: Pick<QuestionFieldProps, "code" | "field"> & { label: string; hint?: string }) {
  const good = goodLength(code);
  const example = questionExample(code);
  const [used, setUsed] = useState(String(field.initialValue ?? "").trim().length);
  return (
    <div className="grid gap-1.5" onInput={(event) => setUsed(lengthTyped(event.target))}>
      <TextArea field={field} label={label} hint={hint} rows={good > 150 ? 7 : 4} />
      {good > 0 && (
        <p className={used >= good ? "text-sm text-ok-ink" : "text-sm text-soft"}>
          {m.nominations_characters_good({ used: formatNumber(used), good: formatNumber(good) })}
        </p>
      )}
      {example && (
        <details className="rounded-field bg-wash px-3.5 py-2">
          <summary className="min-h-8 content-center font-semibold text-indigo">{m.nominations_example()}</summary>
          <p className="pt-1 pb-1.5">{example}</p>
        </details>
      )}
    </div>
  );
}

const lengthTyped = (target: EventTarget) => (target instanceof HTMLTextAreaElement ? target.value.trim().length : 0);

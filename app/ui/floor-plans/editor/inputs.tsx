import { useId, useState } from "react";
import { metres } from "~/domain/floor-plans/finding-words";
import { parseMetres } from "~/domain/floor-plans/forms";
import { parseWhole } from "~/lib/typed-numbers";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly unit?: string;
  /** Decimetres, typed in metres. */
  readonly isLength?: boolean;
  readonly least?: number;
  readonly most?: number;
  readonly onValue: (value: number) => void;
}

/** A number that takes effect as soon as it can be read; what cannot is said to be so, and stays as typed. */
export function NumberInput({ label, value, unit, isLength, least = 0, most = 100_000, onValue }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    const number = (isLength ? parseMetres : parseWhole)(text);
    return number !== null && number >= least && number <= most ? number : null;
  };
  const shown = isLength ? metres(value) : String(value);
  const isWrong = typed !== null && read(typed) === null;
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {unit && <span className="font-normal text-soft"> ({unit})</span>}
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? shown}
        aria-invalid={isWrong || undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = read(event.target.value);
          if (number !== null && number !== value) onValue(number);
        }}
        onBlur={() => setTyped(null)}
        className="input"
      />
    </div>
  );
}

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  /** What is typed as it is kept; null for what is not. */
  readonly read?: (text: string) => string | null;
  readonly onValue: (value: string) => void;
}

export function TextInput({ label, value, most, read = (text) => text, onValue }: TextInputProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        maxLength={most}
        value={typed ?? value}
        aria-invalid={(typed !== null && read(typed) === null) || undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const text = read(event.target.value);
          if (text !== null && text !== value) onValue(text);
        }}
        onBlur={() => setTyped(null)}
        className="input"
      />
    </div>
  );
}

interface ChoiceInputProps<V extends string> {
  readonly label: string;
  /** Null: several that differ are chosen. */
  readonly value: V | null;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onValue: (value: V) => void;
}

export function ChoiceInput<V extends string>({ label, value, choices, onValue }: ChoiceInputProps<V>) {
  const id = useId();
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <select id={id} value={value ?? ""} onChange={(event) => onValue(event.target.value as V)} className="select">
        {value === null && <option value="">…</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

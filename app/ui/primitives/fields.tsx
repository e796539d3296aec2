import { type FieldMetadata, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, useState } from "react";
import { formatBytes, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "./class-names";
import { useHydrated } from "./hydrated";

// biome-ignore lint/suspicious/noExplicitAny: a field of any form; its own schema types it where it is used
type AnyField = FieldMetadata<any, any, string[]>;

interface FieldProps {
  readonly field: AnyField;
  readonly label: ReactNode;
  /** What to write and why it is asked, before a person makes the mistake. */
  readonly hint?: ReactNode;
  readonly className?: string;
  /** Empty is an answer too, or the field is needed only here: not called optional. */
  readonly unmarked?: boolean;
}

interface FrameProps extends FieldProps {
  readonly children: ReactNode;
}

function Frame({ field, label, hint, className, unmarked, children }: FrameProps) {
  return (
    <div className={classNames("grid content-start gap-1.5", className)}>
      <label htmlFor={field.id} className="font-semibold">
        {label}
        {!field.required && !unmarked && <span className="font-normal text-soft"> ({m.common_optional()})</span>}
      </label>
      {hint && <Hint id={field.descriptionId}>{hint}</Hint>}
      {children}
      <FieldError field={field} />
    </div>
  );
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="text-[0.92rem] text-soft">
      {children}
    </div>
  );
}

/** The sentences of one field, beside it. */
export function FieldError({ field }: { field: AnyField }) {
  if (!field.errors?.length) return null;
  return (
    <div id={field.errorId} className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink">
      <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
      <div>
        {field.errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
    </div>
  );
}

function describedBy(field: AnyField, hint: ReactNode): { ariaDescribedBy?: string } {
  return hint ? { ariaDescribedBy: field.descriptionId } : {};
}

type NativeInput = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoComplete" | "inputMode" | "placeholder" | "maxLength" | "readOnly" | "spellCheck" | "autoCapitalize" | "list"
>;

interface TextFieldProps extends FieldProps, NativeInput {
  readonly type?: "text" | "email" | "tel" | "url" | "search";
  /** After the box: a unit. */
  readonly suffix?: ReactNode;
}

export function TextField({
  field,
  label,
  hint,
  className,
  unmarked,
  type = "text",
  suffix,
  ...native
}: TextFieldProps) {
  const { key, ...props } = getInputProps(field, { type, ...describedBy(field, hint) });
  return (
    <Frame field={field} label={label} hint={hint} className={className} unmarked={unmarked}>
      <span className="flex items-center gap-2">
        <input key={key} {...props} {...native} className="input" />
        {suffix && <span className="flex-none text-soft">{suffix}</span>}
      </span>
    </Frame>
  );
}

/** Text with a number keyboard: a comma is a decimal mark here, and a wheel must not change what was typed. */
export function NumberField(props: Omit<TextFieldProps, "type">) {
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      {...props}
      className={classNames("sm:max-w-xs", props.className)}
    />
  );
}

/** A day as dd/mm/yyyy. A default of `2026-11-30` is shown in that form too. */
export function DateField({
  field,
  label,
  hint = m.ui_date_hint(),
  className,
  unmarked,
  ...native
}: Omit<TextFieldProps, "type">) {
  const { key, defaultValue, ...props } = getInputProps(field, { type: "text", ...describedBy(field, hint) });
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(defaultValue ?? "");
  return (
    <Frame field={field} label={label} hint={hint} unmarked={unmarked} className={classNames("sm:max-w-xs", className)}>
      <input
        key={key}
        inputMode="numeric"
        autoComplete="off"
        placeholder="dd/mm/yyyy"
        {...props}
        {...native}
        defaultValue={day ? `${day[3]}/${day[2]}/${day[1]}` : defaultValue}
        className="input"
      />
    </Frame>
  );
}

interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly placeholder?: string;
  /** Shows how much was written; the number moves while typing when scripts run. */
  readonly limit?: number;
}

export function TextArea({ field, label, hint, className, unmarked, rows = 5, placeholder, limit }: TextAreaProps) {
  const { key, ...props } = getTextareaProps(field, describedBy(field, hint));
  const [used, setUsed] = useState(String(props.defaultValue ?? "").length);
  return (
    <Frame field={field} label={label} hint={hint} className={className} unmarked={unmarked}>
      <textarea
        key={key}
        {...props}
        rows={rows}
        placeholder={placeholder}
        onInput={(event) => setUsed(event.currentTarget.value.length)}
        className="textarea"
      />
      {limit && (
        <p className="justify-self-end text-sm text-soft">
          {m.ui_characters_of({ used: formatNumber(used), limit: formatNumber(limit) })}
        </p>
      )}
    </Frame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: ReactNode;
}

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The empty first line; `null` when the field always has a value. */
  readonly placeholder?: string | null;
  readonly autoComplete?: string;
}

export function SelectField({
  field,
  label,
  hint,
  className,
  unmarked,
  choices,
  placeholder = m.ui_choose(),
  autoComplete,
}: SelectFieldProps) {
  const { key, ...props } = getSelectProps(field, describedBy(field, hint));
  return (
    <Frame field={field} label={label} hint={hint} className={className} unmarked={unmarked}>
      <select key={key} {...props} autoComplete={autoComplete} className="select">
        {placeholder !== null && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** One box to tick. Consent is never ticked beforehand. */
export function CheckboxField({ field, label, hint, className }: FieldProps) {
  const { key, ...props } = getInputProps(field, { type: "checkbox", ...describedBy(field, hint) });
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={field.id} className="flex min-h-11 items-start gap-3 py-2">
        <input key={key} {...props} className="checkbox mt-0.5" />
        <span>{label}</span>
      </label>
      {hint && <Hint id={field.descriptionId}>{hint}</Hint>}
      <FieldError field={field} />
    </div>
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Short ones stand beside each other. */
  readonly inline?: boolean;
}

export function RadioGroup({ field, label, hint, className, unmarked, choices, inline = false }: ChoiceFieldProps) {
  const chosen = String(field.initialValue ?? "");
  const describedBy = [field.errors && field.errorId, hint && field.descriptionId].filter(Boolean).join(" ");
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy || undefined}
      aria-invalid={field.errors ? true : undefined}
      className={classNames("grid gap-1.5", className)}
    >
      <legend className="mb-1 font-semibold">
        {label}
        {!field.required && !unmarked && <span className="font-normal text-soft"> ({m.common_optional()})</span>}
      </legend>
      {hint && <Hint id={field.descriptionId}>{hint}</Hint>}
      <div className={inline ? "flex flex-wrap gap-x-6" : "grid"}>
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type="radio"
              name={field.name}
              form={field.formId}
              value={choice.value}
              defaultChecked={chosen === choice.value}
              className="radio mt-0.5"
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-[0.92rem] text-soft">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  );
}

interface PasswordFieldProps extends FieldProps {
  readonly autoComplete: "current-password" | "new-password";
}

/** What was typed is never sent back to the page. The eye appears when scripts run. */
export function PasswordField({ field, label, hint, className, autoComplete }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const isHydrated = useHydrated();
  const { key, defaultValue: _, ...props } = getInputProps(field, { type: "password", ...describedBy(field, hint) });
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Frame field={field} label={label} hint={hint} className={className}>
      <span className="relative block">
        <input
          key={key}
          {...props}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="input pr-12"
        />
        {isHydrated && (
          <button
            type="button"
            onClick={() => setShown(!isShown)}
            aria-pressed={isShown}
            aria-label={m.ui_show_password()}
            className="absolute inset-y-0 right-0 flex w-12 items-center justify-center text-soft"
          >
            <Icon size={20} aria-hidden />
          </button>
        )}
      </span>
    </Frame>
  );
}

interface FileFieldProps extends FieldProps {
  /** As the browser wants it: "image/jpeg,image/png" or ".pdf". */
  readonly accept?: string;
  /** As a person reads it: "JPEG, PNG". */
  readonly types?: string;
  readonly maxBytes?: number;
  readonly multiple?: boolean;
  /** The file that is there already. */
  readonly current?: string | null;
}

export function FileField({
  field,
  label,
  hint,
  className,
  unmarked,
  accept,
  types,
  maxBytes,
  multiple,
  current,
}: FileFieldProps) {
  const limits = types && maxBytes && m.ui_file_limits({ types, size: formatBytes(maxBytes) });
  const { key, ...props } = getInputProps(field, { type: "file", ariaDescribedBy: field.descriptionId });
  return (
    <Frame
      field={field}
      label={label}
      className={className}
      unmarked={unmarked}
      hint={
        <>
          {hint}
          {limits && <p>{limits}</p>}
          {current && <p className="text-ok-ink">{m.ui_file_kept({ name: current })}</p>}
        </>
      }
    >
      <input key={key} {...props} accept={accept} multiple={multiple} className="file-input" />
    </Frame>
  );
}

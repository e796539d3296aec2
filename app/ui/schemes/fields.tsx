import { type FieldMetadata, type FormMetadata, getCollectionProps } from "@conform-to/react";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { classNames } from "~/ui/primitives/class-names";
import { type Choice, FieldError, TextField } from "~/ui/primitives/fields";

// biome-ignore lint/suspicious/noExplicitAny: a field of any section; its own schema types it where it is used
export type AnyField = FieldMetadata<any, any, string[]>;
// biome-ignore lint/suspicious/noExplicitAny: the form of any section
export type AnyForm = FormMetadata<any, string[]>;

/** A value beside the text that says so. */
export function Cited({ source, children }: { source: AnyField; children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-6 gap-y-3 border-b border-line pb-6 last:border-0 last:pb-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="grid gap-4">{children}</div>
      <SourceField field={source} />
    </div>
  );
}

export function SourceField({ field }: { field: AnyField }) {
  return <TextField field={field} label={m.schemes_source()} placeholder={m.schemes_source_example()} />;
}

interface CheckboxGroupProps {
  readonly field: AnyField;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly choices: readonly Choice[];
  /** Beside each other where there is room. */
  readonly inline?: boolean;
}

/** Several of a few. */
export function CheckboxGroup({ field, label, hint, choices, inline }: CheckboxGroupProps) {
  const boxes = getCollectionProps(field, { type: "checkbox", options: choices.map((choice) => choice.value) });
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid gap-1">
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && <div className="text-[0.92rem] text-soft">{hint}</div>}
      <div className={classNames("grid", inline && "sm:flex sm:flex-wrap sm:gap-x-6")}>
        {boxes.map(({ key, id, ...props }, place) => (
          <label key={key} htmlFor={id} className="flex min-h-9 items-start gap-3 py-1">
            <input id={id} {...props} required={false} className="checkbox mt-0.5" />
            <span>{choices[place]!.label}</span>
          </label>
        ))}
      </div>
      <FieldError field={field} />
    </fieldset>
  );
}

interface NarrowingProps {
  /** Said while nothing is chosen. */
  readonly label: string;
  /** What is chosen now, in words. */
  readonly chosen: readonly string[];
  readonly children: ReactNode;
}

/** What most items do without, folded away: whom or where an item is limited to. */
export function Narrowing({ label, chosen, children }: NarrowingProps) {
  return (
    <details className="open:w-full">
      <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
        {chosen.length === 0 ? label : m.schemes_only_for({ what: formatList(chosen) })}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}

/** The boxes ticked in a field now: a lone one comes as itself. */
export function tickedIn(field: AnyField): string[] {
  return [(field.value as string | string[] | undefined) ?? []].flat();
}

/**
 * Enter in a box means "save", not the first button of the form, which may move or remove a line.
 * It stands first and is seen by nobody.
 */
export function SavesOnEnter() {
  return <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />;
}

interface ItemProps {
  readonly form: AnyForm;
  /** Of the list. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  /** What moving and removing is of: "I.2", "Giải Nhất". */
  readonly label: string;
}

/** Move a line up or down, or take it out; buttons of the form, so that they work without scripts. */
export function ItemActions({ form, name, index, count, label }: ItemProps) {
  return (
    <span className="inline-flex gap-1">
      {index > 0 && (
        <ItemButton
          {...form.reorder.getButtonProps({ name, from: index, to: index - 1 })}
          label={m.schemes_move_up({ label })}
        >
          <ArrowUp size={18} aria-hidden />
        </ItemButton>
      )}
      {index < count - 1 && (
        <ItemButton
          {...form.reorder.getButtonProps({ name, from: index, to: index + 1 })}
          label={m.schemes_move_down({ label })}
        >
          <ArrowDown size={18} aria-hidden />
        </ItemButton>
      )}
      <ItemButton {...form.remove.getButtonProps({ name, index })} label={m.schemes_remove({ label })}>
        <Trash2 size={18} aria-hidden />
      </ItemButton>
    </span>
  );
}

type IntentProps = ReturnType<AnyForm["remove"]["getButtonProps"]>;

function ItemButton({ label, children, ...intent }: IntentProps & { label: string; children: ReactNode }) {
  return (
    <button
      {...intent}
      type="submit"
      aria-label={label}
      title={label}
      className="flex size-11 items-center justify-center rounded-lg text-soft hover:bg-wash hover:text-ink"
    >
      {children}
    </button>
  );
}

interface AddItemProps {
  readonly form: AnyForm;
  readonly name: string;
  readonly defaultValue?: unknown;
  /** For what is added below each of many. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

export function AddItem({ form, name, defaultValue, quiet, children }: AddItemProps) {
  return (
    <Button
      {...form.insert.getButtonProps({ name, defaultValue: defaultValue as never })}
      type="submit"
      kind={quiet ? "quiet" : "plain"}
      small={quiet}
      icon={<Plus size={18} aria-hidden />}
      className="justify-self-start"
    >
      {children}
    </Button>
  );
}

interface ItemFrameProps {
  /** Absent where the first field names it. */
  readonly title?: ReactNode;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** One item of a list: its acts in the corner. */
export function Item({ title, actions, children }: ItemFrameProps) {
  return (
    <li className="rounded-box border border-line bg-paper p-4">
      {title ? (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-x-3">
            <p className="min-w-0 flex-1 basis-52 font-semibold">{title}</p>
            {actions}
          </div>
          <div className="grid gap-4">{children}</div>
        </>
      ) : (
        <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
          <div>{children}</div>
          <div className="justify-self-end">{actions}</div>
        </div>
      )}
    </li>
  );
}

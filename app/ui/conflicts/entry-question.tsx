import { CircleAlert, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { EntryToAnswer } from "~/domain/conflicts/own-entries.server";
import { m } from "~/i18n/paraglide/messages";
import type { ConflictAnswer } from "~/lib/vocabulary";
import { DisabledReason } from "~/ui/primitives/button";
import { hintText } from "./hint-texts";

interface EntryQuestionProps {
  readonly entry: EntryToAnswer;
  /** As it was typed, after a refusal; else what stands. */
  readonly typed: { readonly answer?: string | undefined; readonly reason?: string | undefined };
  readonly errors: readonly string[];
  /** Nothing can be answered any more. */
  readonly isClosed: boolean;
  /** Said once for all entries, not beside each. */
  readonly said?: string | undefined;
}

/** One entry, two answers: a large button each. The reason is asked for where there is a connection, also without scripts. */
export function EntryQuestion({ entry, typed, errors, isClosed, said }: EntryQuestionProps) {
  const { key, establishment, place, product, hints, whyNotNone, whyNotConflict, isMissing, answer } = entry;
  const id = useId();
  if (entry.isFixed) return <FixedAnswer entry={entry} said={said} />;
  const isAsked = isMissing || answer !== null;
  const whyNot = whyNotNone ?? whyNotConflict;
  return (
    <li className="border-b border-line px-4 py-3.5 last:border-0 sm:px-5">
      <fieldset id={`entry-${key}`} tabIndex={-1} className="group grid gap-2" disabled={isClosed}>
        <legend className="float-left w-full leading-snug">
          <span className="font-semibold">{establishment}</span>
          <span className="block text-[0.9rem] text-soft">{[product, place].filter(Boolean).join(" · ")}</span>
        </legend>
        {hints.length > 0 && (
          <div className="clear-both flex gap-2 rounded-box bg-wait-wash px-3 py-2 text-[0.92rem] text-wait-ink">
            <TriangleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
            <p>
              {m.conflicts_think_of()} {hints.map((hint) => hintText(hint, "juror")).join("; ")}.
            </p>
          </div>
        )}
        {isAsked ? (
          <div className="clear-both grid grid-cols-[1.28fr_1fr] gap-2 sm:max-w-md">
            <Choice
              name={`answers.${key}.answer`}
              value="none"
              chosen={typed.answer}
              whyNot={whyNotNone}
              label={m.conflicts_none()}
            />
            <Choice
              name={`answers.${key}.answer`}
              value="conflict"
              chosen={typed.answer}
              whyNot={whyNotConflict}
              label={m.conflicts_conflict()}
            />
          </div>
        ) : (
          <p className="clear-both text-[0.92rem] text-soft">{m.conflicts_not_asked()}</p>
        )}
        {isAsked && whyNot && whyNot !== said && <DisabledReason>{whyNot}</DisabledReason>}
        <div className="hidden gap-1.5 group-has-[input[value=conflict]:checked]:grid">
          <label htmlFor={id} className="font-semibold">
            {m.conflicts_reason()}
          </label>
          <p id={`${id}-hint`} className="text-[0.9rem] text-soft">
            {m.conflicts_reason_hint()}
          </p>
          <textarea
            id={id}
            name={`answers.${key}.reason`}
            rows={2}
            maxLength={1000}
            defaultValue={typed.reason ?? ""}
            aria-describedby={errors.length > 0 ? `${id}-error ${id}-hint` : `${id}-hint`}
            aria-invalid={errors.length > 0 || undefined}
            className="textarea"
          />
        </div>
        {errors.length > 0 && (
          <p id={`${id}-error`} className="flex gap-1.5 text-[0.94rem] font-semibold text-bad-ink">
            <CircleAlert size={18} aria-hidden className="mt-0.5 flex-none" />
            {errors.join(" ")}
          </p>
        )}
      </fieldset>
    </li>
  );
}

/** What was answered, as text: a field would send it again with every other answer. */
function FixedAnswer({ entry, said }: Pick<EntryQuestionProps, "entry" | "said">) {
  const { establishment, place, product, answer, reason, whyNotNone, whyNotConflict } = entry;
  const whyNot = whyNotNone ?? whyNotConflict;
  return (
    <li className="grid gap-1.5 border-b border-line px-4 py-3.5 last:border-0 sm:px-5">
      <p className="leading-snug">
        <span className="font-semibold">{establishment}</span>
        <span className="block text-[0.9rem] text-soft">{[product, place].filter(Boolean).join(" · ")}</span>
      </p>
      <p className="font-semibold">{answer === "conflict" ? m.conflicts_conflict() : m.conflicts_none()}</p>
      {reason && <p className="text-[0.92rem] whitespace-pre-line">{reason}</p>}
      {whyNot && whyNot !== said && <DisabledReason>{whyNot}</DisabledReason>}
    </li>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: ConflictAnswer;
  readonly chosen: string | undefined;
  readonly whyNot: string | null;
  readonly label: string;
}

const LOOK = {
  none: "has-checked:border-bamboo has-checked:bg-ok-wash has-checked:text-ok-ink",
  conflict: "has-checked:border-lacquer has-checked:bg-bad-wash has-checked:text-bad-ink",
};

function Choice({ name, value, chosen, whyNot, label }: ChoiceProps) {
  return (
    <label
      className={`flex min-h-11 items-center gap-1.5 rounded-box border border-edge bg-card px-1.5 py-2 text-[0.93rem] sm:px-2 leading-tight font-semibold has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 ${LOOK[value]}`}
    >
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={chosen === value}
        disabled={whyNot !== null}
        className="radio flex-none"
      />
      {label}
    </label>
  );
}

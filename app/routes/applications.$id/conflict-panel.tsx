import { Form } from "@remix-run/react";
import { useId } from "react";
import { type ApplicationAnswers, fieldsOf, type Offer } from "~/domain/applications/answers";
import type { SavedStep } from "~/domain/applications/rules";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fieldLabel, type Named, seenAnswers, typedAnswer, typedAnswers } from "~/ui/applications/words";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";

/** Two versions of the same answers. */
export interface ApplicationConflict {
  readonly version: number;
  /** Of the step, as they are kept now. */
  readonly kept: ApplicationAnswers;
  /** As they would be with everything that was typed. */
  readonly answers: ApplicationAnswers;
  readonly differences: readonly {
    readonly question: string;
    readonly mine?: string | number | undefined;
    readonly kept?: string | number | undefined;
  }[];
  readonly by: string;
  readonly at: string | Date;
}

interface ConflictPanelProps {
  readonly conflict: ApplicationConflict;
  readonly step: SavedStep;
  readonly offer: Offer;
  readonly named: readonly Named[];
  /** Where the choice is sent: the step's own form. */
  readonly action: string;
  readonly onSubmit: () => void;
}

/** What differs from what someone else saved meanwhile, to choose answer by answer. A form of its own, with and without scripts. */
export function ConflictPanel({ conflict, step, offer, named, action, onSubmit }: ConflictPanelProps) {
  const { version, kept, answers, differences, by, at } = conflict;
  const others = Object.entries(typedAnswers(step, offer, answers)).filter(
    ([field]) => !differences.some((one) => one.question === field),
  );
  return (
    <Form method="post" action={action} onSubmit={onSubmit}>
      <Alert tone="wait" title={m.nominations_conflict_title()}>
        <p>{m.nominations_conflict_text({ name: by, at: formatTimestamp(at) })}</p>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seenAnswers(step, offer, kept)} />
        {others.map(([field, text]) => text && <input key={field} type="hidden" name={field} value={text} />)}
        {fieldsOf(step, offer)
          .flatMap((field) => differences.filter((one) => one.question === field))
          .map(({ question, mine, kept: theirs }) => (
            <fieldset key={question} className="mt-4 grid gap-2">
              <legend className="mb-1 font-semibold">{fieldLabel(question, named)}</legend>
              <Version name={question} label={m.nominations_conflict_mine()} answer={mine} isChosen />
              <Version name={question} label={m.nominations_conflict_theirs({ name: by })} answer={theirs} />
            </fieldset>
          ))}
        <Button type="submit" kind="main" className="mt-5">
          {m.nominations_conflict_save()}
        </Button>
      </Alert>
    </Form>
  );
}

interface VersionProps {
  readonly name: string;
  readonly label: string;
  readonly answer: string | number | undefined;
  readonly isChosen?: boolean;
}

function Version({ name, label, answer, isChosen }: VersionProps) {
  const id = useId();
  const text = typedAnswer(name, answer);
  return (
    <label
      htmlFor={id}
      className="flex min-h-11 items-start gap-3 rounded-field border border-line bg-card px-3.5 py-2.5"
    >
      <input
        // Typing goes on beside it: what was typed last is what the choice sends.
        key={text}
        id={id}
        type="radio"
        name={name}
        value={text}
        defaultChecked={isChosen}
        className="radio mt-0.5"
      />
      <span className="min-w-0">
        <span className="block text-sm text-soft">{label}</span>
        <span className="block max-h-60 overflow-y-auto break-words whitespace-pre-line">
          {(text === "on" ? m.applications_ticked() : text) || <em>{m.nominations_conflict_empty()}</em>}
        </span>
      </span>
    </label>
  );
}

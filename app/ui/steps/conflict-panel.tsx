import { Form } from "@remix-run/react";
import { useId } from "react";
import type { StepConflict } from "~/domain/step-answers";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { type StepWords, seenAnswers, typedAnswers } from "./step-words";

interface ConflictPanelProps {
  readonly conflict: StepConflict;
  readonly words: StepWords;
  /** Where the choice is sent: the step's own form. */
  readonly action: string;
  readonly onSubmit: () => void;
}

/** What differs from what someone else saved meanwhile, to choose answer by answer. A form of its own, with and without scripts. */
export function ConflictPanel({ conflict, words, action, onSubmit }: ConflictPanelProps) {
  const { version, kept, answers, differences, by, at } = conflict;
  const others = Object.entries(typedAnswers(words, answers)).filter(
    ([name, text]) => text && !differences.some((one) => one.question === name),
  );
  return (
    <Form method="post" action={action} onSubmit={onSubmit}>
      <Alert tone="wait" title={m.steps_conflict_title()}>
        <p>{m.steps_conflict_text({ name: by, at: formatTimestamp(at) })}</p>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seenAnswers(words, kept)} />
        {others.map(([name, text]) => (
          <input key={name} type="hidden" name={name} value={text} />
        ))}
        {words.names
          .flatMap((name) => differences.filter((one) => one.question === name))
          .map(({ question, mine, kept: theirs }) => (
            <fieldset key={question} className="mt-4 grid gap-2">
              <legend className="mb-1 font-semibold">{words.label(question)}</legend>
              <Version
                name={question}
                label={m.steps_conflict_mine()}
                text={words.typed(question, mine)}
                words={words}
                isChosen
              />
              <Version
                name={question}
                label={m.steps_conflict_theirs({ name: by })}
                text={words.typed(question, theirs)}
                words={words}
              />
            </fieldset>
          ))}
        <Button type="submit" kind="main" className="mt-5">
          {m.steps_conflict_save()}
        </Button>
      </Alert>
    </Form>
  );
}

interface VersionProps {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly words: StepWords;
  readonly isChosen?: boolean;
}

function Version({ name, label, text, words, isChosen }: VersionProps) {
  const id = useId();
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
          {(words.shown?.(text) ?? text) || <em>{m.steps_conflict_empty()}</em>}
        </span>
      </span>
    </label>
  );
}

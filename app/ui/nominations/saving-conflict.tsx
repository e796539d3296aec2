import { Form } from "@remix-run/react";
import { useId } from "react";
import type { DossierStepForm } from "~/domain/nominations/forms";
import { type QuestionCode, questionsOf, type Step } from "~/domain/nominations/questions";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { questionLabel } from "./question-texts";
import { seenOf, typedAgain, typedStep } from "./typed-answers";

/** Two versions of the same answers. */
export interface SavingConflict {
  readonly version: number;
  /** Of the step, as they are kept now. */
  readonly kept: DossierStepForm;
  /** As they would be with everything that was typed. */
  readonly answers: DossierStepForm;
  readonly differences: readonly {
    readonly question: QuestionCode;
    readonly mine?: string | number | undefined;
    readonly kept?: string | number | undefined;
  }[];
  readonly by: string;
  readonly at: string | Date;
}

interface ConflictPanelProps {
  readonly conflict: SavingConflict;
  readonly step: Step;
  /** Where the choice is sent: the step's own form. */
  readonly action: string;
  /** Of the round, for questions that name years. */
  readonly year: number;
  readonly onSubmit: () => void;
}

/** What differs from what someone else saved meanwhile, to choose answer by answer. A form of its own, with and without scripts. */
export function ConflictPanel({ conflict, step, action, year, onSubmit }: ConflictPanelProps) {
  const { version, kept, answers, differences, by, at } = conflict;
  const chosen = differences.map((one) => one.question);
  const others = Object.entries(typedStep(step, answers)).filter(([code]) => !chosen.some((one) => one === code));
  return (
    <Form method="post" action={action} onSubmit={onSubmit}>
      <Alert tone="wait" title={m.nominations_conflict_title()}>
        <p>{m.nominations_conflict_text({ name: by, at: formatTimestamp(at) })}</p>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seenOf(step, kept)} />
        {others.map(([code, text]) => (
          <input key={code} type="hidden" name={code} value={text} />
        ))}
        {questionsOf(step)
          .flatMap((code) => differences.filter((one) => one.question === code))
          .map(({ question, mine, kept: theirs }) => (
            <fieldset key={question} className="mt-4 grid gap-2">
              <legend className="mb-1 font-semibold">{questionLabel(question, year)}</legend>
              <Version
                name={question}
                label={m.nominations_conflict_mine()}
                text={typedAgain(question, mine)}
                isChosen
              />
              <Version
                name={question}
                label={m.nominations_conflict_theirs({ name: by })}
                text={typedAgain(question, theirs)}
              />
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
  readonly text: string;
  readonly isChosen?: boolean;
}

function Version({ name, label, text, isChosen }: VersionProps) {
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
        <span className="block max-h-60 overflow-y-auto whitespace-pre-line">
          {text || <em>{m.nominations_conflict_empty()}</em>}
        </span>
      </span>
    </label>
  );
}

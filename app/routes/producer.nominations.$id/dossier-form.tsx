import type { SubmissionResult } from "@conform-to/react";
import type { Nomination } from "~/domain/nominations/queries.server";
import { type QuestionCode, questionsOf, type Step } from "~/domain/nominations/questions";
import type { Gap } from "~/domain/nominations/rules";
import { askedOfBelow } from "~/domain/schemes/levels";
import type { StepConflict } from "~/domain/step-answers";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { dossierWords } from "~/ui/nominations/dossier-words";
import { QuestionField } from "~/ui/nominations/question-field";
import { stepName } from "~/ui/nominations/question-texts";
import { StepForm } from "~/ui/steps/step-form";

interface DossierFormProps {
  readonly nomination: Nomination;
  readonly step: Step;
  readonly required: readonly QuestionCode[];
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: StepConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly Gap[]) => void;
}

/** The questions of one step of a dossier. */
export function DossierForm({ nomination, step, reader, ...rest }: DossierFormProps) {
  const { id, dossier, round, version, savedBy, savedAt } = nomination;
  return (
    <StepForm
      id={`step-${step}`}
      memory={`dossier ${reader.id} ${id} ${step}`}
      heading={step === "papers" ? m.nominations_title_section() : stepName(step)}
      words={dossierWords(step, round.year)}
      written={{ version, answers: dossier.answers, savedBy, savedAt }}
      to={{
        next: paths.producerNominationStep(id, step),
        stay: paths.producerNominationStep(id, step, { stay: "yes" }),
        saving: paths.producerNominationSaving(id, step),
      }}
      reader={reader}
      {...rest}
    >
      {(fields) => (
        <>
          {step === "papers" && askedOfBelow(round.rules, round.level).lowerTitle === "none" && (
            <p className="text-soft">{m.nominations_title_optional()}</p>
          )}
          {questionsOf(step).map((code) => (
            <QuestionField key={code} code={code} field={fields[code]!} year={round.year} />
          ))}
        </>
      )}
    </StepForm>
  );
}

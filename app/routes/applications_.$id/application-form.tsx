import type { SubmissionResult } from "@conform-to/react";
import type { ApplicationAnswers } from "~/domain/applications/answers";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import type { ApplicationGap, SavedStep } from "~/domain/applications/rules";
import type { StepConflict } from "~/domain/step-answers";
import { paths } from "~/http/paths";
import { nameInLanguage } from "~/i18n/names";
import { applicationWords, readTyped, stepName } from "~/ui/applications/words";
import { StepForm } from "~/ui/steps/step-form";
import { StepFields } from "./step-fields";

interface ApplicationFormProps {
  readonly application: OwnApplicationDetails;
  readonly step: SavedStep;
  readonly reader: { readonly id: string; readonly name: string };
  readonly result: SubmissionResult<string[]> | undefined;
  /** Of a form that was sent as a whole. */
  readonly conflict: StepConflict | undefined;
  /** What is missing after each saving. */
  readonly onGaps: (gaps: readonly ApplicationGap[]) => void;
  /** What the form has at this moment, as far as it can be read. */
  readonly onTyped: (answers: ApplicationAnswers) => void;
}

/** The questions of one step of an application. */
export function ApplicationForm({ application, step, reader, onTyped, ...rest }: ApplicationFormProps) {
  const { id, version, answers, offer, savedBy, updatedAt: savedAt } = application;
  const named = [
    ...application.services.map((one) => ({ id: one.id, name: nameInLanguage(one) })),
    ...application.products,
    ...application.papers,
  ];
  return (
    <StepForm
      id={`application-${step}`}
      memory={`application ${reader.id} ${id} ${step}`}
      heading={stepName(step)}
      words={applicationWords(step, offer, named)}
      written={{ version, answers, savedBy, savedAt }}
      to={{
        next: paths.application(id, { step }),
        stay: paths.application(id, { step, stay: "yes" }),
        saving: paths.applicationSaving(id, step),
      }}
      reader={reader}
      onTyped={(texts) => onTyped(readTyped(step, offer, texts))}
      {...rest}
    >
      {(fields) => <StepFields step={step} application={application} fields={fields} />}
    </StepForm>
  );
}

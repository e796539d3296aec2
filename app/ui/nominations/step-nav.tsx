import { STEPS, type Step } from "~/domain/nominations/questions";
import type { Gap } from "~/domain/nominations/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { StepNav } from "~/ui/steps/step-nav";
import { stepName } from "./question-texts";

export const FORM_STEPS = ["photos", ...STEPS] as const satisfies readonly (Step | "photos")[];
export type FormStep = (typeof FORM_STEPS)[number];

interface DossierStepNavProps {
  readonly nominationId: string;
  /** Null on the page that hands the dossier in. */
  readonly current: FormStep | null;
  readonly gaps: readonly Gap[];
}

/** The pages of a dossier's form. */
export function DossierStepNav({ nominationId, current, gaps }: DossierStepNavProps) {
  const steps = FORM_STEPS.map((step) => ({
    to: paths.producerNominationStep(nominationId, step),
    name: stepName(step),
    missing: gaps.filter((gap) => gap.severity === "required" && gap.step === step).length,
    isCurrent: step === current,
  }));
  const to = paths.producerNominationSubmission(nominationId);
  const send = { to, name: m.nominations_step_submit(), missing: null, isCurrent: current === null };
  return <StepNav label={m.nominations_steps()} steps={[...steps, send]} />;
}

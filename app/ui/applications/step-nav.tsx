import { type ApplicationGap, type ApplicationStep, requiredGaps, stepsFor } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { StepNav } from "~/ui/steps/step-nav";
import { stepPath } from "./gap-list";
import { stepName } from "./words";

interface ApplicationStepNavProps {
  readonly id: string;
  readonly isCentre: boolean;
  /** Null on the page that sends it. */
  readonly current: ApplicationStep | null;
  readonly gaps: readonly ApplicationGap[];
}

/** The pages of an application's form. */
export function ApplicationStepNav({ id, isCentre, current, gaps }: ApplicationStepNavProps) {
  const steps = stepsFor(isCentre).map((step) => ({
    to: stepPath(id, step),
    name: stepName(step),
    missing: requiredGaps(gaps).filter((gap) => gap.step === step).length,
    isCurrent: step === current,
  }));
  const to = paths.applicationSubmission(id);
  const send = { to, name: m.applications_step_send(), missing: null, isCurrent: current === null };
  return <StepNav label={m.applications_steps()} steps={[...steps, send]} />;
}

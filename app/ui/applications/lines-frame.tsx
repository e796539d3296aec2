import type { ReactNode } from "react";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { type ApplicationStep, stepsFor } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Page } from "~/ui/primitives/page-header";
import { FormHead } from "./form-head";
import { stepPath } from "./gap-list";
import { StepNav } from "./step-nav";
import { stepName } from "./words";

interface LinesFrameProps {
  readonly application: OwnApplicationDetails;
  readonly step: "goods" | "exhibitors";
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page of the form that is a list, kept line by line. */
export function LinesFrame({ application, step, lead, children }: LinesFrameProps) {
  const { id, isCentre, gaps } = application;
  const steps = stepsFor(isCentre);
  const next: ApplicationStep | undefined = steps[steps.indexOf(step) + 1];
  return (
    <Page>
      <FormHead application={application} />
      <StepNav id={id} isCentre={isCentre} current={step} gaps={gaps} />
      <h2>{stepName(step)}</h2>
      <p className="mt-1 mb-5 max-w-3xl text-soft">{lead}</p>
      {children}
      <p className="mt-8">
        <ButtonLink to={next ? stepPath(id, next) : paths.applicationSubmission(id)}>
          {next ? m.applications_go_to({ step: stepName(next) }) : m.applications_step_send()}
        </ButtonLink>
      </p>
    </Page>
  );
}

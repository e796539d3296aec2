import type { ReactNode } from "react";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { type ApplicationList, type ApplicationStep, stepsFor } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { FormHead } from "./form-head";
import { stepPath } from "./gap-list";
import { ApplicationStepNav } from "./step-nav";
import { stepName } from "./words";

interface LinesFrameProps {
  readonly application: OwnApplicationDetails;
  readonly step: ApplicationList;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The same once the application was accepted: a list of its own, with its last day. */
function CorrectedLines({ application, step, children }: Omit<LinesFrameProps, "lead">) {
  const { id, number, changes } = application;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.applications_own_title(), to: paths.applications() },
          { label: number ?? m.applications_title(), to: paths.application(id) },
        ]}
        title={step === "goods" ? m.applications_correct_goods() : m.applications_correct_exhibitors()}
        lead={m.applications_corrections_lead({ date: formatDate(changes[step].until) })}
      />
      {children}
      <p className="mt-8">
        <ButtonLink to={paths.application(id)}>{m.applications_corrections_back()}</ButtonLink>
      </p>
    </Page>
  );
}

/** A page of the form that is a list, kept line by line. */
export function LinesFrame({ application, step, lead, children }: LinesFrameProps) {
  const { id, isCentre, gaps } = application;
  const steps = stepsFor(isCentre);
  const next: ApplicationStep | undefined = steps[steps.indexOf(step) + 1];
  if (application.state === "accepted") return <CorrectedLines {...{ application, step, children }} />;
  return (
    <Page>
      <FormHead application={application} />
      <ApplicationStepNav id={id} isCentre={isCentre} current={step} gaps={gaps} />
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

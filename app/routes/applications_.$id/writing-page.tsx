import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import type { ApplicationAnswers } from "~/domain/applications/answers";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import type { ApplicationGap, SavedStep } from "~/domain/applications/rules";
import type { StepConflict } from "~/domain/step-answers";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { EstimateCard } from "~/ui/applications/estimate-card";
import { estimateFor } from "~/ui/applications/estimate-for";
import { FormHead } from "~/ui/applications/form-head";
import { GapList } from "~/ui/applications/gap-list";
import { ApplicationStepNav } from "~/ui/applications/step-nav";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { ApplicationForm } from "./application-form";

interface WritingPageProps {
  readonly application: OwnApplicationDetails;
  readonly step: SavedStep;
  readonly reader: { readonly id: string; readonly name: string };
  readonly result?: SubmissionResult<string[]> | undefined;
  readonly conflict?: StepConflict | undefined;
}

/** An application while it is written: one step at a time, its cost and what is missing always beside it. */
export function WritingPage({ application, step, reader, result, conflict }: WritingPageProps) {
  const { id, isCentre, fair } = application;
  // The script's saving answers with what is missing; until then, what the page was loaded with.
  const [saved, setSaved] = useState<readonly ApplicationGap[] | null>(null);
  const [typed, setTyped] = useState<ApplicationAnswers | null>(null);
  const gaps = saved ?? application.gaps;
  const answers = step === "places" && typed ? typed : application.answers;
  return (
    <Page>
      <FormHead application={application} />
      <ApplicationStepNav id={id} isCentre={isCentre} current={step} gaps={gaps} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <ApplicationForm
            application={application}
            step={step}
            reader={reader}
            result={result}
            conflict={conflict}
            onGaps={setSaved}
            onTyped={setTyped}
            // What the page was loaded with: a form of an earlier version must not show it as its own.
            key={`${step} ${application.version}`}
          />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <EstimateCard estimate={estimateFor(application, answers)} depositShare={fair.rules.deposit.value} />
          <Card>
            <h2 className="mb-3 text-xl">{m.applications_gaps_title()}</h2>
            <GapList id={id} gaps={gaps} mostBooths={fair.rules.mostBooths.value} />
            <div className="mt-5">
              <ButtonLink to={paths.applicationSubmission(id)}>{m.applications_step_send()}</ButtonLink>
            </div>
          </Card>
        </aside>
      </div>
    </Page>
  );
}

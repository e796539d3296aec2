import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import type { TitlesOfEntry } from "~/domain/nominations/lower-title.server";
import type { Nomination } from "~/domain/nominations/queries.server";
import type { QuestionCode } from "~/domain/nominations/questions";
import { type Gap, submissionDeadline } from "~/domain/nominations/rules";
import type { OfferedPaper } from "~/domain/papers/queries.server";
import type { StepConflict } from "~/domain/step-answers";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime, formatList, formatTimeLeft } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { graceSentence } from "~/ui/nominations/deadline";
import { GapList } from "~/ui/nominations/gap-list";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { DossierStepNav, type FormStep } from "~/ui/nominations/step-nav";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { DossierForm } from "./dossier-form";
import { LetterTitle } from "./letter-title";
import { LowerTitleBox } from "./lower-title-box";
import { type AskedPaper, PapersPart } from "./papers-part";
import { PhotosPart } from "./photos-part";
import { ProductCard } from "./product-card";

interface WritingPageProps {
  readonly nomination: Nomination;
  readonly step: FormStep;
  readonly required: readonly QuestionCode[];
  readonly whyNotWithdraw: string | null;
  readonly now: Date;
  readonly mostBytes: number;
  /** What the checklist asks of it, each with the papers given for it. */
  readonly asked: readonly AskedPaper[];
  /** Papers of the establishment that it may use. */
  readonly vault: readonly OfferedPaper[];
  /** Titles that this platform knows. */
  readonly titles: TitlesOfEntry;
  /** Who may write it: the members of the establishment. */
  readonly colleagues: readonly string[];
  readonly reader: { readonly id: string; readonly name: string };
  readonly result?: SubmissionResult<string[]> | undefined;
  readonly conflict?: StepConflict | undefined;
}

/** A dossier while it is written: one step at a time, what is missing always beside it. */
export function WritingPage({ nomination, step, required, whyNotWithdraw, now, ...rest }: WritingPageProps) {
  const { mostBytes, asked, vault, colleagues, reader, result, conflict } = rest;
  const { id, round, dossier } = nomination;
  // The script's saving answers with what is missing; until then, what the page was loaded with.
  const [gaps, setGaps] = useState<readonly Gap[] | null>(null);
  const current = gaps ?? nomination.gaps;
  return (
    <Page>
      <PageHeader
        title={dossier.product.name}
        lead={roundName(round)}
        tags={<NominationTag state={nomination.state} />}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: dossier.product.name, to: paths.producerProduct(nomination.productId) },
        ]}
      />
      <AskedFor nomination={nomination} now={now} />
      <DossierStepNav nominationId={id} current={step} gaps={current} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_21rem]">
        <div className="min-w-0">
          {step === "product" && <ProductCard nomination={nomination} />}
          {step === "papers" && <LowerTitleBox nomination={nomination} titles={rest.titles} gaps={current} />}
          {step === "papers" && (
            <PapersPart nomination={nomination} asked={asked} vault={vault} mostBytes={mostBytes} />
          )}
          {step === "photos" ? (
            <PhotosPart nomination={nomination} />
          ) : step === "papers" && rest.titles.putForward ? (
            <LetterTitle title={rest.titles.putForward} nominationId={id} />
          ) : (
            <DossierForm
              nomination={nomination}
              step={step}
              required={required}
              reader={reader}
              result={result}
              conflict={conflict}
              onGaps={setGaps}
              // What the page was loaded with: a form of an earlier version must not show it as its own.
              key={`${step} ${nomination.version}`}
            />
          )}
        </div>
        <aside className="lg:sticky lg:top-6">
          <Card>
            <h2 className="mb-3 text-xl">{m.nominations_checklist_title()}</h2>
            <GapList gaps={current} year={round.year} toGap={(gap) => paths.producerNominationStep(id, gap.step)} />
            <div className="mt-5">
              <ButtonLink to={paths.producerNominationSubmission(id)}>{m.nominations_step_submit()}</ButtonLink>
            </div>
          </Card>
          <Card className="mt-5">
            <h2 className="mb-2 text-xl">{m.nominations_writers()}</h2>
            <p>{formatList(colleagues)}</p>
            <p className="mt-1 text-sm text-soft">{m.nominations_writers_text()}</p>
            <p className="mt-3">
              <ButtonLink small to={paths.producerPeople(dossier.establishment.id)}>
                {m.nominations_writers_invite()}
              </ButtonLink>
            </p>
          </Card>
          {!whyNotWithdraw && (
            <p className="mt-4">
              <ButtonLink kind="quiet" small to={paths.producerNominationWithdrawal(id)}>
                {m.nominations_withdraw_link()}
              </ButtonLink>
            </p>
          )}
        </aside>
      </div>
    </Page>
  );
}

/** How long it can be written, and what the organiser asked for. */
function AskedFor({ nomination, now }: Pick<WritingPageProps, "nomination" | "now">) {
  const { state, round, steps } = nomination;
  const deadline = submissionDeadline(round);
  const closesAt = round.phases.find((phase) => phase.kind === round.phase)?.closesAt ?? null;
  const dueOn = steps.at(-1)?.dueOn;
  const time = closesAt && { until: formatDateTime(closesAt), left: formatTimeLeft(closesAt, now) };
  if (state === "more_asked") {
    return (
      <Alert tone="wait" title={m.nominations_more_asked_title()} className="mb-6">
        <p className="whitespace-pre-line">{steps.at(-1)?.note}</p>
        {dueOn ? (
          <p className="mt-2 font-semibold">{m.nominations_mail_due({ date: formatDate(dueOn) })}</p>
        ) : (
          time && <p className="mt-2 text-soft">{m.nominations_until_more(time)}</p>
        )}
      </Alert>
    );
  }
  if (!deadline) return null;
  const until = { until: formatDateTime(deadline.closesAt), left: formatTimeLeft(deadline.closesAt, now) };
  return (
    <p className="mb-5 text-soft">
      {m.nominations_until(until)} {graceSentence(deadline)}
    </p>
  );
}

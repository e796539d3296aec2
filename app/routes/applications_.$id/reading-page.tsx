import { Link } from "@remix-run/react";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { Wishes } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ApplicationView } from "~/ui/applications/application-view";
import { EstimateCard } from "~/ui/applications/estimate-card";
import { estimateFor } from "~/ui/applications/estimate-for";
import { FormHead } from "~/ui/applications/form-head";
import { History, type ShownEvent } from "~/ui/applications/history";
import { WithdrawLink } from "~/ui/applications/withdraw-link";
import { BoothLinks } from "~/ui/fairs/booth-links";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { NextSteps, type NextStepsProps } from "./next-steps";

interface ReadingPageProps extends NextStepsProps {
  readonly events: readonly ShownEvent[];
}

/** An application that is not written now: what became of it, and what comes next. */
export function ReadingPage({ events, ...next }: ReadingPageProps) {
  const { application, claims, account, today } = next;
  const { state, fair, things } = application;
  const isComing = !fair.cancelledAt && today <= fair.endsOn;
  const granted = things.asks.reduce((sum, ask) => sum + (ask.granted ?? 0), 0);
  return (
    <Page>
      <FormHead application={application} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 gap-6">
          {isComing && <Standing application={application} granted={granted} taken={claims.length} />}
          {isComing && state === "accepted" && <NextSteps {...next} />}
          <ApplicationView
            application={application}
            wishes={Wishes.parse(application.wishes)}
            things={things}
            provinceName={application.provinceName}
            claims={claims}
          />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          {claims.length > 0 && <BoothCard slug={fair.slug} claims={claims} />}
          <MorePages application={application} />
          {/* Once there is a notice, that says what is paid. */}
          {account === null && (
            <EstimateCard
              estimate={estimateFor(application, application.answers)}
              depositShare={fair.rules.deposit.value}
            />
          )}
          <Card>
            <h2 className="mb-3 text-xl">{m.applications_history()}</h2>
            <History events={events} />
          </Card>
          {state !== "draft" && <WithdrawLink application={application} />}
        </aside>
      </div>
    </Page>
  );
}

/** What waits for the applicant first. Not `Map.groupBy`, which phones of some years ago do not have. */
const byState = (claims: ReadingPageProps["claims"]) =>
  (["reserved", "held", "confirmed"] as const)
    .map((state) => ({ state, own: claims.filter((claim) => claim.state === state) }))
    .filter(({ own }) => own.length > 0);

/** The booths it has, by how firm they are. */
function BoothCard({ slug, claims }: { slug: string; claims: ReadingPageProps["claims"] }) {
  return (
    <Card as="section">
      <h2 className="mb-3 text-xl">{m.applications_own_booths()}</h2>
      <dl className="grid gap-3">
        {byState(claims).map(({ state, own }) => (
          <div key={state}>
            <dt className="text-soft">
              {m.applications_booths_of_state({ state: boothStateName(state), count: formatNumber(own.length) })}
            </dt>
            <dd className="mt-1.5">
              <BoothLinks slug={slug} codes={own.map(({ code }) => code)} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Where an application goes on: what an accepted one does on the days and after them, what was written to it, and the money of one that was withdrawn. */
function MorePages({ application: { id, state, number, fair } }: Pick<ReadingPageProps, "application">) {
  const isHeld = state === "accepted" && !fair.cancelledAt;
  const hasMoney = state === "accepted" || state === "withdrawn";
  const pages = isHeld
    ? [
        { name: m.days_title(), to: paths.applicationDays(id) },
        { name: m.invoices_own_title(), to: paths.applicationInvoices(id) },
        { name: m.meetings_title(), to: paths.applicationMeetings(id) },
        { name: m.closings_survey_title(), to: paths.applicationSurvey(id) },
        { name: m.exhibitors_own_title(), to: paths.applicationPapers(id) },
      ]
    : [
        { name: m.exhibitors_own_title(), to: paths.applicationPapers(id) },
        ...(hasMoney ? [{ name: m.invoices_own_title(), to: paths.applicationInvoices(id) }] : []),
      ];
  if (number === null) return null;
  return (
    <Card as="section">
      {isHeld && <h2 className="mb-2 text-xl">{m.applications_more_title()}</h2>}
      <ul>
        {pages.map(({ name, to }) => (
          <li key={to}>
            <Link to={to} className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface StandingProps {
  readonly application: OwnApplicationDetails;
  readonly granted: number;
  readonly taken: number;
}

/** In words, what an answer means for the applicant. */
function Standing({ application: { id, state, fair }, granted, taken }: StandingProps) {
  switch (state) {
    case "submitted":
      return <Alert tone="info">{m.applications_standing_submitted({ agency: fair.agencyName })}</Alert>;
    case "accepted":
      return (
        <Alert
          tone="ok"
          title={m.applications_standing_accepted({ count: formatNumber(granted) })}
          actions={<ButtonLink to={paths.applicationBooths(id)}>{m.applications_see_booths()}</ButtonLink>}
        >
          {taken < granted
            ? m.applications_standing_places_left({ count: formatNumber(granted - taken) })
            : m.applications_standing_placed()}
        </Alert>
      );
    case "waiting":
      return (
        <Alert
          tone="wait"
          actions={taken > 0 && <ButtonLink to={paths.applicationBooths(id)}>{m.applications_see_booths()}</ButtonLink>}
        >
          {m.applications_standing_waiting()}
        </Alert>
      );
    case "refused":
      return <Alert tone="bad">{m.applications_standing_refused()}</Alert>;
    case "withdrawn":
      return <Alert tone="info">{m.applications_standing_withdrawn()}</Alert>;
    default:
      return null;
  }
}

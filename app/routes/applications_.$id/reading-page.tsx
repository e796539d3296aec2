import { Link } from "@remix-run/react";
import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { Wishes } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { formatDate, formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { ClaimState } from "~/lib/vocabulary";
import { ApplicationView } from "~/ui/applications/application-view";
import { EstimateCard } from "~/ui/applications/estimate-card";
import { estimateFor } from "~/ui/applications/estimate-for";
import { FormHead } from "~/ui/applications/form-head";
import { History, type ShownEvent } from "~/ui/applications/history";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";

interface ReadingPageProps {
  readonly application: OwnApplicationDetails;
  readonly events: readonly ShownEvent[];
  readonly claims: readonly { readonly id: string; readonly code: string; readonly state: ClaimState }[];
}

/** An application that is not written now: what became of it, and what comes next. */
export function ReadingPage({ application, events, claims }: ReadingPageProps) {
  const { id, state, fair, things } = application;
  const granted = things.asks.reduce((sum, ask) => sum + (ask.granted ?? 0), 0);
  return (
    <Page>
      <FormHead application={application} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 gap-6">
          <Standing application={application} granted={granted} taken={claims.length} />
          <ApplicationView
            application={application}
            wishes={Wishes.parse(application.wishes)}
            things={things}
            provinceName={application.provinceName}
          />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          {claims.length > 0 && (
            <Card>
              <h2 className="mb-3 text-xl">{m.applications_own_booths()}</h2>
              <ul className="grid gap-1.5">
                {claims.map((claim) => (
                  <li key={claim.id} className="flex flex-wrap gap-x-3">
                    <Link to={paths.fairBooth(fair.slug, claim.code)} className="font-semibold">
                      {claim.code}
                    </Link>
                    <span className="text-soft">{boothStateName(claim.state)}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <p className="flex flex-wrap gap-3">
            <ButtonLink to={paths.applicationInvoices(id)}>{m.invoices_own_title()}</ButtonLink>
            <ButtonLink to={paths.applicationPapers(id)}>{m.exhibitors_own_title()}</ButtonLink>
            <ButtonLink to={paths.applicationDays(id)}>{m.days_title()}</ButtonLink>
            <ButtonLink to={paths.applicationMeetings(id)}>{m.meetings_title()}</ButtonLink>
            <ButtonLink to={paths.applicationSurvey(id)}>{m.closings_survey_title()}</ButtonLink>
          </p>
          {state === "accepted" && <Corrections application={application} />}
          <EstimateCard
            estimate={estimateFor(application, application.answers)}
            depositShare={fair.rules.deposit.value}
          />
          <Card>
            <h2 className="mb-3 text-xl">{m.applications_history()}</h2>
            <History events={events} />
          </Card>
          {application.whyNotWithdraw === null && state !== "draft" && (
            <p>
              <ButtonLink kind="quiet" to={paths.applicationWithdrawal(id)}>
                {m.applications_withdraw()}
              </ButtonLink>
            </p>
          )}
        </aside>
      </div>
    </Page>
  );
}

/** What the applicant still corrects by itself, each with its last day. */
function Corrections({ application: { id, isCentre, changes } }: Pick<ReadingPageProps, "application">) {
  const parts = [
    { part: "sign", name: m.applications_correct_sign(), to: paths.applicationSign(id) },
    ...(isCentre
      ? [
          {
            part: "exhibitors",
            name: m.applications_correct_exhibitors(),
            to: paths.applicationLines(id, "exhibitors"),
          } as const,
        ]
      : []),
    { part: "goods", name: m.applications_correct_goods(), to: paths.applicationLines(id, "goods") },
  ] as const;
  return (
    <Card>
      <h2 className="mb-3 text-xl">{m.applications_corrections_title()}</h2>
      <ul className="grid gap-2">
        {parts.map(({ part, name, to }) => {
          const { until, whyNot } = changes[part];
          return (
            <li key={part}>
              {whyNot ? <span>{name}</span> : <Link to={to}>{name}</Link>}
              <span className="block text-sm text-soft">
                {whyNot ?? m.applications_corrections_until({ date: formatDate(until) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-sm text-soft">{m.applications_corrections_placed()}</p>
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

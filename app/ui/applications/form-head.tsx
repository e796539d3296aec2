import type { OwnApplicationDetails } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { formatDate, formatDateRange, formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { Alert } from "~/ui/primitives/alert";
import { PageHeader } from "~/ui/primitives/page-header";
import { StateTag } from "./state-tag";

interface FormHeadProps {
  readonly application: Pick<
    OwnApplicationDetails,
    "id" | "number" | "state" | "applicantName" | "fair" | "request" | "whyNotWrite"
  >;
}

/** Whose application to which fair, how it stands, and what was asked for. */
export function FormHead({ application }: FormHeadProps) {
  const { number, state, applicantName, fair, request, whyNotWrite } = application;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: m.applications_own_title(), to: paths.applications() }]}
        tags={<StateTag state={state} />}
        title={
          <span className="block text-[0.72em] leading-snug">
            {number ? m.applications_title_numbered({ number }) : m.applications_title()}
          </span>
        }
        lead={
          <>
            <p>{applicantName}</p>
            <p>
              {fairName(fair)} · {formatDateRange(fair.startsOn, fair.endsOn)}
            </p>
            {state === "draft" && fair.applicationsCloseAt && (
              <p>{m.applications_closes_at({ at: formatDateTime(fair.applicationsCloseAt) })}</p>
            )}
          </>
        }
      />
      {fair.cancelledAt && (
        <Alert tone="bad" title={m.applications_fair_cancelled({ agency: fair.agencyName })} className="mb-6">
          <p className="whitespace-pre-line">{fair.cancelledReason}</p>
          {number && state !== "refused" && <p className="mt-2">{m.applications_fair_cancelled_money()}</p>}
        </Alert>
      )}
      {!fair.cancelledAt && state === "more_asked" && request && (
        <Alert
          tone="wait"
          title={m.applications_asked_title({
            agency: fair.agencyName,
            date: request.dueOn ? formatDate(request.dueOn) : "",
          })}
          className="mb-6"
        >
          <p className="whitespace-pre-line">{request.note}</p>
        </Alert>
      )}
      {whyNotWrite && !fair.cancelledAt && (state === "draft" || state === "more_asked") && (
        <Alert tone="wait" className="mb-6">
          {whyNotWrite}
        </Alert>
      )}
    </>
  );
}

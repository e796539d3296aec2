import { Link } from "@remix-run/react";
import type { MeetingDetails } from "~/domain/councils/meetings.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** When and where a meeting is, what became of it, and the one it goes on with or in. */
export function WhenAndWhere({ slug, meeting }: { slug: string; meeting: MeetingDetails }) {
  const { openedAt, closedAt, cancelledAt, cancelledReason, adjournedReason, continues, continuedBy } = meeting;
  return (
    <>
      <p>
        {formatDateTime(meeting.startsAt)} · {meeting.place}
      </p>
      {continues && (
        <p>
          <Link to={paths.organiserMeeting(slug, continues.number)}>
            {m.councils_meeting_continues({ number: continues.number })}
          </Link>
        </p>
      )}
      {openedAt && <p>{m.councils_meeting_opened({ at: formatDateTime(openedAt) })}</p>}
      {closedAt && (
        <p>
          {adjournedReason === null
            ? m.councils_meeting_ended({ at: formatDateTime(closedAt) })
            : m.councils_meeting_adjourned_at({ at: formatDateTime(closedAt), reason: adjournedReason })}
        </p>
      )}
      {continuedBy && (
        <p>
          <Link to={paths.organiserMeeting(slug, continuedBy.number)}>
            {m.councils_meeting_continued_by({
              number: continuedBy.number,
              at: formatDateTime(continuedBy.startsAt),
            })}
          </Link>
        </p>
      )}
      {cancelledAt && (
        <p>{m.councils_meeting_cancelled_at({ at: formatDateTime(cancelledAt), reason: cancelledReason ?? "" })}</p>
      )}
    </>
  );
}

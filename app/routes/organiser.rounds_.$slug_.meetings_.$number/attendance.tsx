import type { MeetingDetails } from "~/domain/councils/meetings.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";

interface AttendanceProps {
  readonly slug: string;
  readonly meeting: MeetingDetails;
  /** Members who must be there for a vote. */
  readonly needed: number;
  readonly mayRun: boolean;
  readonly whyNotAttend: string | null;
}

/** Who is there, and whether that is enough. */
export function Attendance({ slug, meeting, needed, mayRun, whyNotAttend }: AttendanceProps) {
  const { attendees, body, number } = meeting;
  const figures = {
    present: formatNumber(body.present),
    members: formatNumber(body.members),
    needed: formatNumber(needed),
  };
  return (
    <Section
      title={m.councils_attendance()}
      actions={
        mayRun &&
        !whyNotAttend && (
          <ButtonLink small to={paths.organiserMeetingAct(slug, number, "attendance")}>
            {m.councils_attendance_record()}
          </ButtonLink>
        )
      }
    >
      <Alert tone={body.members > 0 && body.present >= needed ? "ok" : "wait"} className="mb-4">
        {m.councils_quorum_line(figures)}
      </Alert>
      <ul className="overflow-hidden rounded-box bg-card shadow-card">
        {attendees.map((one) => (
          <li
            key={one.memberId}
            className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 last:border-0"
          >
            <div className="min-w-0">
              <span className="font-semibold">{one.name}</span>
              <span className="block text-sm text-soft">
                {[councilRoleName(one.role), one.note].filter(Boolean).join(" · ")}
              </span>
            </div>
            <PresenceTag isPresent={one.isPresent} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PresenceTag({ isPresent }: { isPresent: boolean | null }) {
  if (isPresent === null) return <Tag>{m.councils_presence_unknown()}</Tag>;
  return isPresent ? <Tag tone="ok">{m.councils_present()}</Tag> : <Tag tone="wait">{m.councils_absent()}</Tag>;
}

import type { MeetingRow } from "~/domain/meetings/queries.server";
import { formatDate, formatTime } from "~/i18n/formats";
import { meetingActorName, meetingOutcomeName, meetingStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Tag, type TagTone } from "~/ui/primitives/tag";

type Shown = Pick<
  MeetingRow,
  "state" | "applicationState" | "outcome" | "from" | "endedBy" | "endedReason" | "askedBy"
>;

/** How far a meeting is, in words; why it is off. */
export function MeetingState({ meeting }: { meeting: Shown }) {
  const { endedBy, endedReason } = meeting;
  const [tone, words] = standing(meeting);
  return (
    <div className="grid gap-1">
      <Tag tone={tone}>{words}</Tag>
      {endedBy && (
        <span className="text-sm text-soft">
          {meetingActorName(endedBy)}: {endedReason}
        </span>
      )}
    </div>
  );
}

function standing({ state, applicationState, outcome, from }: Shown): readonly [TagTone, string] {
  if (state === "accepted" && applicationState !== "accepted") return ["bad", m.meetings_exhibitor_left()];
  if (outcome) return [outcome === "not_held" ? "plain" : "ok", meetingOutcomeName(outcome)];
  if (state === "accepted") return from ? ["ok", m.meetings_has_table()] : ["wait", m.meetings_waits_for_table()];
  return [state === "asked" ? "wait" : "plain", meetingStateName(state)];
}

/** "05/12/2026 · 08h30–09h00" */
export const timeOf = ({ from, until }: { readonly from: Date | null; readonly until: Date | null }): string =>
  from && until ? `${formatDate(from)} · ${formatTime(from)}–${formatTime(until)}` : "";

/** "05/12/2026 · 08h00–17h00 · Phòng A" */
export const sessionName = ({ startsAt, endsAt, room }: { startsAt: Date; endsAt: Date; room: string }): string =>
  `${timeOf({ from: startsAt, until: endsAt })} · ${room}`;

import { m } from "~/i18n/paraglide/messages";
import { Tag, type TagTone } from "~/ui/primitives/tag";

type MeetingState = "called" | "open" | "closed" | "adjourned" | "cancelled";

const TAGS: Readonly<Record<MeetingState, { tone: TagTone; name: () => string }>> = {
  called: { tone: "info", name: m.councils_meeting_state_called },
  open: { tone: "ok", name: m.councils_meeting_state_open },
  closed: { tone: "plain", name: m.councils_meeting_state_closed },
  adjourned: { tone: "wait", name: m.councils_meeting_state_adjourned },
  cancelled: { tone: "bad", name: m.councils_meeting_state_cancelled },
};

export function MeetingTag({ state }: { state: MeetingState }) {
  const { tone, name } = TAGS[state];
  return <Tag tone={tone}>{name()}</Tag>;
}

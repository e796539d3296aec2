import { m } from "~/i18n/paraglide/messages";
import type { MeetingActor, MeetingOutcome, MeetingPart, MeetingState } from "~/lib/vocabulary";
import { speak } from "./speak";

export const meetingPartName = /* @__PURE__ */ speak<MeetingPart>({
  any: m.meetings_part_any,
  morning: m.meetings_part_morning,
  afternoon: m.meetings_part_afternoon,
});

export const meetingStateName = /* @__PURE__ */ speak<MeetingState>({
  asked: m.meetings_state_asked,
  accepted: m.meetings_state_accepted,
  declined: m.meetings_state_declined,
  withdrawn: m.meetings_state_withdrawn,
  cancelled: m.meetings_state_cancelled,
});

/** Who did something to a meeting. */
export const meetingActorName = /* @__PURE__ */ speak<MeetingActor>({
  buyer: m.meetings_buyer,
  exhibitor: m.meetings_exhibitor,
  organiser: m.meetings_organiser,
});

export const meetingOutcomeName = /* @__PURE__ */ speak<MeetingOutcome>({
  contract: m.meetings_outcome_contract,
  agreement: m.meetings_outcome_agreement,
  follow_up: m.meetings_outcome_follow_up,
  nothing: m.meetings_outcome_nothing,
  not_held: m.meetings_outcome_not_held,
});

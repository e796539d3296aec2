import { m } from "~/i18n/paraglide/messages";
import type { ApplicationEvent, ApplicationState } from "~/lib/vocabulary";
import { speak } from "./speak";

export const applicationStateName = /* @__PURE__ */ speak<ApplicationState>({
  draft: m.applications_state_draft,
  submitted: m.applications_state_submitted,
  more_asked: m.applications_state_more_asked,
  accepted: m.applications_state_accepted,
  waiting: m.applications_state_waiting,
  refused: m.applications_state_refused,
  withdrawn: m.applications_state_withdrawn,
});

export const applicationEventName = /* @__PURE__ */ speak<ApplicationEvent>({
  draft: m.applications_event_draft,
  submitted: m.applications_event_submitted,
  more_asked: m.applications_event_more_asked,
  accepted: m.applications_event_accepted,
  waiting: m.applications_event_waiting,
  refused: m.applications_event_refused,
  withdrawn: m.applications_event_withdrawn,
  grant_changed: m.applications_event_grant_changed,
  decision_undone: m.applications_event_decision_undone,
  corrected: m.applications_event_corrected,
  request_withdrawn: m.applications_event_request_withdrawn,
});

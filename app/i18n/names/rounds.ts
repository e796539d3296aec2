import { m } from "~/i18n/paraglide/messages";
import type { ComplaintOutcome, PhaseKind } from "~/lib/vocabulary";
import { speak } from "./speak";

export const phaseName = /* @__PURE__ */ speak<PhaseKind>({
  call: m.common_phase_call,
  nomination: m.common_phase_nomination,
  screening: m.common_phase_screening,
  scoring: m.common_phase_scoring,
  council: m.common_phase_council,
  expected_list: m.common_phase_expected_list,
  decision: m.common_phase_decision,
  complaints: m.common_phase_complaints,
  closed: m.common_phase_closed,
});

export const complaintOutcomeName = /* @__PURE__ */ speak<ComplaintOutcome>({
  upheld: m.complaints_outcome_upheld,
  partly_upheld: m.complaints_outcome_partly_upheld,
  rejected: m.complaints_outcome_rejected,
  withdrawn: m.complaints_outcome_withdrawn,
});

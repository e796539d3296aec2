/** In the order a round passes through them. */
export const PHASES = [
  "call",
  "nomination",
  "screening",
  "scoring",
  "council",
  "expected_list",
  "decision",
  "complaints",
  "closed",
] as const;
export type PhaseKind = (typeof PHASES)[number];

/** What changes the frozen rules of an open round. */
export const RULE_CHANGES = ["frame", "reopening"] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

export const NOTICE_KINDS = ["expected_list", "results"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How a complaint ended. */
export const COMPLAINT_OUTCOMES = ["upheld", "partly_upheld", "rejected", "withdrawn"] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export const LEDGER_KINDS = [
  "rules_frozen",
  "jury_named",
  "entries_assigned",
  "conflict_answered",
  "dossier_redacted",
  "point_recorded",
  "entry_recused",
  "recusal_lifted",
  "sheet_signed",
  "sheet_reopened",
  "tally_taken",
  "decision_recorded",
  "decision_withdrawn",
  "results_released",
  "entry_retallied",
  "phase_moved",
  "list_set",
  "entries_merged",
  "merge_undone",
  "motion_closed",
  "expected_list_published",
  "remark_recorded",
  "seal_superseded",
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** What the clock does where nobody acts: events that may have no actor. */
export const CLOCK_KINDS = ["phase_moved", "entries_assigned"] as const satisfies readonly LedgerKind[];

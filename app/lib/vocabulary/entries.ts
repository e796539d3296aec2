export const LEGAL_FORMS = ["enterprise", "cooperative", "cooperative_group", "household"] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The legal cases of a set: (a) same design and use, other materials; (b) other designs, same use and material; (c) different products combined. */
export const SET_CASES = ["a", "b", "c"] as const;
export type SetCase = (typeof SET_CASES)[number];

/** The programme's product groups; a scheme may define others. */
export const PRODUCT_GROUPS = ["A", "B", "C", "D"] as const;
export type ProductGroup = (typeof PRODUCT_GROUPS)[number];

/** What a paper of a dossier proves. */
export const PAPER_KINDS = [
  "registration",
  "food_safety",
  "quality",
  "trademark",
  "environment",
  "award",
  "lower_title",
  "request_letter",
  "other",
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PHOTO_VIEWS = ["front", "side", "above", "other"] as const;
export type PhotoView = (typeof PHOTO_VIEWS)[number];

export const NOMINATION_STATES = ["draft", "submitted", "more_asked", "admitted", "refused", "withdrawn"] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];

/** What happens to a nomination: each state it comes to, and what changes none. */
export const NOMINATION_EVENTS = [
  ...NOMINATION_STATES,
  "revived",
  "papers_completed",
  "papers_day_moved",
  "put_forward",
  "admission_undone",
  "refusal_undone",
  "taken_back",
] as const;
export type NominationEvent = (typeof NOMINATION_EVENTS)[number];

/** What the support team finds of a paper that the checklist asks for. */
export const PAPER_VERDICTS = ["in_order", "missing", "unreadable", "expired", "not_needed"] as const;
export type PaperVerdict = (typeof PAPER_VERDICTS)[number];

/** Where a physical sample is, in the order of its way; `catalogue` stands in for what cannot be carried. */
export const SAMPLE_EVENTS = ["received", "shown", "returned", "kept", "catalogue"] as const;
export type SampleEvent = (typeof SAMPLE_EVENTS)[number];

/** How agencies take part in a fair beside the one that runs it. */
export const FAIR_PARTS = ["host", "co_organiser", "operator", "sponsor"] as const;
export type FairPart = (typeof FAIR_PARTS)[number];

export const FAIR_EVENT_KINDS = [
  "opening",
  "award_ceremony",
  "meeting",
  "seminar",
  "culture",
  "closing",
  "other",
] as const;
export type FairEventKind = (typeof FAIR_EVENT_KINDS)[number];

/** What exhibitors order beside their booth. */
export const FAIR_SERVICE_KINDS = ["power", "water", "furniture", "internet", "other"] as const;
export type FairServiceKind = (typeof FAIR_SERVICE_KINDS)[number];

/** What a price is for. */
export const PRICE_UNITS = ["booth", "square_metre"] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** Where the money of a fair comes from. */
export const FAIR_MONEY_SOURCES = [
  "national_promotion",
  "local_promotion",
  "other_budget",
  "exhibitors",
  "sponsors",
] as const;
export type FairMoneySource = (typeof FAIR_MONEY_SOURCES)[number];

/** Whom a support share is for: every exhibitor, rural industrial establishments, makers of products recognised and still valid. */
export const SUPPORTED = ["all", "rural", "recognised"] as const;
export type Supported = (typeof SUPPORTED)[number];

/** waiting: accepted in substance, and no place yet. */
export const APPLICATION_STATES = [
  "draft",
  "submitted",
  "more_asked",
  "accepted",
  "waiting",
  "refused",
  "withdrawn",
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** What happens to an application: each state it comes to, and what changes none. */
export const APPLICATION_EVENTS = [
  ...APPLICATION_STATES,
  "grant_changed",
  "decision_undone",
  "corrected",
  "request_withdrawn",
] as const;
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number];

/** Lists of a fair that are taken as files: boards for the contractor, goods brought, establishments whose rent is supported. */
export const FAIR_PAPERS = ["signs", "goods", "support"] as const;
export type FairPaper = (typeof FAIR_PAPERS)[number];

export const FAIR_PAPER_FORMATS = ["pdf", "docx", "xlsx"] as const;
export type FairPaperFormat = (typeof FAIR_PAPER_FORMATS)[number];

/** Closed lists of the domain's words, shared by tables, forms and pages. Sources: docs/rules/words.md. */

/** From the lowest to the highest. Districts ended on 1 July 2025; both lowest levels exist in the data. */
export const LEVELS = ["commune", "district", "province", "region", "nation"] as const;
export type Level = (typeof LEVELS)[number];

/** Provinces before and since the reform of 1 July 2025 (63 and 34). */
export const ERAS = ["old", "new"] as const;
export type Era = (typeof ERAS)[number];

export const REGIONS = ["north", "central", "south"] as const;
export type RegionCode = (typeof REGIONS)[number];

export const ADMIN_ROLES = ["admin"] as const;
export const AGENCY_ROLES = ["organiser", "secretary", "support"] as const;
export const ROUND_ROLES = ["juror", "council_member"] as const;
export const ESTABLISHMENT_ROLES = ["producer"] as const;
export const MEMBERSHIP_ROLES = [...ADMIN_ROLES, ...AGENCY_ROLES, ...ESTABLISHMENT_ROLES] as const;
export const ROLES = [...MEMBERSHIP_ROLES, ...ROUND_ROLES] as const;
export type AgencyRole = (typeof AGENCY_ROLES)[number];
export type RoundRole = (typeof ROUND_ROLES)[number];
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];
export type Role = (typeof ROLES)[number];

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

/** Why a key signs no more: its time was over, or somebody else may have it. */
export const KEY_WITHDRAWALS = ["ended", "compromised"] as const;
export type KeyWithdrawal = (typeof KEY_WITHDRAWALS)[number];

/** What changes the frozen rules of an open round. */
export const RULE_CHANGES = ["frame", "reopening"] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

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

export const PANEL_ROLES = ["head", "deputy", "member"] as const;
export type PanelRole = (typeof PANEL_ROLES)[number];

/** How entries are given to jurors. */
export const ASSIGNMENT_WAYS = ["all", "by_group", "balanced"] as const;
export type AssignmentWay = (typeof ASSIGNMENT_WAYS)[number];

/** What gave an entry to a juror: the plan of the jury, the secretary by hand, or the seat of the one they stand in for. */
export const ASSIGNMENT_SOURCES = ["plan", "hand", "substitution"] as const;

export const CONFLICT_ANSWERS = ["none", "conflict"] as const;
export type ConflictAnswer = (typeof CONFLICT_ANSWERS)[number];

/** What suggests that a juror and an entrant may know each other. */
export const CONFLICT_HINTS = ["member", "tax_code", "address", "surname_and_commune", "earlier_role"] as const;
export type ConflictHint = (typeof CONFLICT_HINTS)[number];

/** Why a juror does not score an entry: they are close to it, or cannot judge it (no sample seen, not their trade). */
export const RECUSAL_KINDS = ["conflict", "abstention"] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

export const COUNCIL_ROLES = ["chair", "vice_chair", "member", "secretary"] as const;
export type CouncilRole = (typeof COUNCIL_ROLES)[number];

/** What became of a scored entry when the tally was taken. */
export const OUTCOMES = ["recognised", "passed_over_cap", "not_passed", "too_few_sheets"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a council votes on. */
export const MOTION_KINDS = ["list", "merge", "deviation", "frame", "rules", "other"] as const;
export type MotionKind = (typeof MOTION_KINDS)[number];

export const BALLOTS = ["open", "secret"] as const;
export type Ballot = (typeof BALLOTS)[number];

export const VOTE_CHOICES = ["for", "against", "abstain"] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

/** What a council makes of an entry of its list. */
export const LIST_VERDICTS = ["recognise", "not_recognise", "pending"] as const;
export type ListVerdict = (typeof LIST_VERDICTS)[number];

export const NOTICE_KINDS = ["expected_list", "results"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How a complaint ended. */
export const COMPLAINT_OUTCOMES = ["upheld", "partly_upheld", "rejected", "withdrawn"] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** What the release of results tells of an entry. */
export const RESULT_KINDS = ["recognised", "waiting", "not_recognised"] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** `decided` by a round on this platform; `recorded` from a published list. */
export const AWARD_SOURCES = ["decided", "recorded"] as const;

/** What a certificate page says of it in words; `recorded` is an award known from a published list, without a certificate here. */
export const AWARD_STATUSES = ["valid", "expired", "revoked", "recorded"] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

/** Why a certificate takes the place of another: its paper was lost or spoilt, or what it prints was wrong. */
export const REPLACEMENT_KINDS = ["loss", "correction"] as const;
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number];

/** What a certificate's page says of it in words; "superseded" once another took its place. */
export type CertificateStatus = Exclude<AwardStatus, "recorded"> | "superseded";

/** How far a winner's yearly report is; `acknowledged` once the agency took note of it. */
export const REPORT_STATES = ["draft", "submitted", "returned", "acknowledged"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a winner was supported with. */
export const SUPPORT_KINDS = [
  "training",
  "technology",
  "fair",
  "trademark",
  "packaging",
  "website",
  "loan",
  "prize",
  "other",
] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** Whose money it was: the industrial promotion of the nation or of the province, other public money, a bank, others. */
export const SUPPORT_SOURCES = [
  "national_promotion",
  "local_promotion",
  "other_budget",
  "credit",
  "organisation",
] as const;
export type SupportSource = (typeof SUPPORT_SOURCES)[number];

/** Reminders of a report: it can be sent, its day comes, its day is past; `asked` by an officer. */
export const REPORT_REMINDERS = ["opened", "due_soon", "late", "asked"] as const;
export type ReportReminder = (typeof REPORT_REMINDERS)[number];

/**
 * Kinds of places on a plan: a standard booth, one on a corner, unbuilt ground, the joint stand of a province, a place on the common
 * stand of recognised products.
 */
export const BOOTH_KINDS = ["standard", "corner", "raw", "pavilion", "common"] as const;
export type BoothKind = (typeof BOOTH_KINDS)[number];

export const BOOTH_STATES = ["available", "held", "reserved", "confirmed", "blocked"] as const;
export type BoothState = (typeof BOOTH_STATES)[number];

/** What an exhibitor asks for. A standard booth may turn out to lie on a corner: that is a wish. */
export const ASKED_KINDS = ["standard", "raw", "pavilion", "common"] as const satisfies readonly BoothKind[];
export type AskedKind = (typeof ASKED_KINDS)[number];

/** A claim that is under way; what ended is told by its range. reserved: given by the organiser; confirmed: taken by the exhibitor. */
export const CLAIM_STATES = ["held", "reserved", "confirmed"] as const satisfies readonly BoothState[];
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What happens to a booth. */
export const BOOTH_EVENTS = [
  "held",
  "hold_released",
  "reserved",
  "confirmed",
  "declined",
  "vacated",
  "moved",
  "swapped",
  "offered",
  "offer_accepted",
  "offer_declined",
  "blocked",
  "unblocked",
] as const;
export type BoothEvent = (typeof BOOTH_EVENTS)[number];

/** How an offer to the waiting list ends. withdrawn: taken back by the organiser. */
export const OFFER_ANSWERS = ["accepted", "declined", "expired", "withdrawn"] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

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
export const APPLICATION_EVENTS = [...APPLICATION_STATES, "grant_changed", "decision_undone"] as const;
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number];

/** Who a pass to a fair is for. */
export const PASS_KINDS = ["exhibitor", "visitor", "guest", "staff", "organiser"] as const;
export type PassKind = (typeof PASS_KINDS)[number];

export const SCAN_DIRECTIONS = ["in", "out"] as const;
export type ScanDirection = (typeof SCAN_DIRECTIONS)[number];

/** What becomes of a pass that is read at a gate. admitted: let in, or let out. */
export const SCAN_VERDICTS = ["admitted", "already_in", "wrong_gate", "revoked", "unknown"] as const;
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];

export const INCIDENT_KINDS = ["safety", "fire", "health", "security", "lost_property", "technical", "other"] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_SEVERITIES = ["low", "serious", "critical"] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** Lists of a fair that are taken as files: boards for the contractor, goods brought, establishments whose rent is supported. */
export const FAIR_PAPERS = ["signs", "goods", "support"] as const;
export type FairPaper = (typeof FAIR_PAPERS)[number];

export const FAIR_PAPER_FORMATS = ["pdf", "docx", "xlsx"] as const;
export type FairPaperFormat = (typeof FAIR_PAPER_FORMATS)[number];

/** Who answers the survey of a fair. */
export const SURVEY_PARTS = ["exhibitor", "visitor"] as const;
export type SurveyPart = (typeof SURVEY_PARTS)[number];

/** What the survey asks a mark for, 1 to 5: the fair as a whole, how it was run, whom or what one met. */
export const SURVEY_MARKS = ["whole", "running", "meeting"] as const;
export type SurveyMark = (typeof SURVEY_MARKS)[number];

/** The figures by which fairs are compared. */
export const COMPARED = ["booths", "establishments", "provinces", "visits", "sales", "contracts"] as const;
export type Compared = (typeof COMPARED)[number];

/** What a line of a payment notice is for. surcharge: what a corner costs more. */
export const INVOICE_LINE_KINDS = ["rent", "surcharge", "service"] as const;
export type InvoiceLineKind = (typeof INVOICE_LINE_KINDS)[number];

/** How an exhibitor stands with its money; of several the first that holds. changed: its notice no longer says what it has. */
export const MONEY_STANDINGS = ["refund", "not_billed", "changed", "late", "part", "open", "settled", "ended"] as const;
export type MoneyStanding = (typeof MONEY_STANDINGS)[number];

/** How money of an exhibitor came or went. */
export const PAYMENT_KINDS = ["transfer", "cash", "refund"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * What was found of a bank transfer when its statement was imported. part: more than what is due first, less than all; duplicate: nothing
 * was owed any more; several: it names more than one notice; cancelled: its notice was cancelled and none took its place.
 */
export const TRANSFER_FINDINGS = [
  "exact",
  "too_small",
  "part",
  "too_large",
  "duplicate",
  "cancelled",
  "several",
  "wrong_reference",
  "unknown",
  "doubtful",
] as const;
export type TransferFinding = (typeof TRANSFER_FINDINGS)[number];

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

/** How a sheet can be filled in away from the site. */
export const SHEET_MEDIA = ["paper", "xlsx"] as const;
export type SheetMedium = (typeof SHEET_MEDIA)[number];

/** What the clock does where nobody acts: events that may have no actor. */
export const CLOCK_KINDS = ["phase_moved", "entries_assigned"] as const satisfies readonly LedgerKind[];

/** How someone closes their own account: by taking back their consent (signing up again opens it), or for good. */
export const WAYS_TO_LEAVE = ["withdrawn", "deleted"] as const;
/** What personal data is used for by consent. */
export const CONSENT_PURPOSES = ["account"] as const;

/** What a juror scores on. */
export const DEVICE_KINDS = ["phone", "tablet", "computer"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export const LOCALES = ["vi", "en"] as const;

/** What a run draws the certificates of a seal into: one PDF, or an archive of single files. */
export const PRINT_RUN_KINDS = ["sheets", "files"] as const;
export type PrintRunKind = (typeof PRINT_RUN_KINDS)[number];

/** As the template says, or in Vietnamese alone, or in both languages. */
export const PRINT_LANGUAGES = ["template", "vi", "vi-en"] as const;
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number];

/** swept: done, and its file is kept no more. */
export const PRINT_RUN_STATES = ["queued", "running", "done", "swept", "failed", "cancelled"] as const;
export type PrintRunState = (typeof PRINT_RUN_STATES)[number];

/** applied: its places were given; discarded: it is not wanted. */
export const ALLOCATION_RUN_STATES = [
  "queued",
  "running",
  "done",
  "failed",
  "cancelled",
  "applied",
  "discarded",
] as const;
export type AllocationRunState = (typeof ALLOCATION_RUN_STATES)[number];

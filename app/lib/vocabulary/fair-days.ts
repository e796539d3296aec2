/** Who a pass to a fair is for. */
export const PASS_KINDS = ["exhibitor", "visitor", "guest", "staff", "organiser"] as const;
export type PassKind = (typeof PASS_KINDS)[number];

export const SCAN_DIRECTIONS = ["in", "out"] as const;
export type ScanDirection = (typeof SCAN_DIRECTIONS)[number];

/** What becomes of a pass that is read at a gate. admitted: let in, or let out. */
export const SCAN_VERDICTS = ["admitted", "already_in", "wrong_gate", "wrong_day", "revoked", "unknown"] as const;
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];

export const INCIDENT_KINDS = ["safety", "fire", "health", "security", "lost_property", "technical", "other"] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_SEVERITIES = ["low", "serious", "critical"] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** Who answers the survey of a fair. */
export const SURVEY_PARTS = ["exhibitor", "visitor"] as const;
export type SurveyPart = (typeof SURVEY_PARTS)[number];

/** What the survey asks a mark for, 1 to 5: the fair as a whole, how it was run, whom or what one met. */
export const SURVEY_MARKS = ["whole", "running", "meeting"] as const;
export type SurveyMark = (typeof SURVEY_MARKS)[number];

/** The figures by which fairs are compared. */
export const COMPARED = ["booths", "establishments", "provinces", "visits", "sales", "contracts"] as const;
export type Compared = (typeof COMPARED)[number];

/**
 * The figures of fairs that add up over fairs and have targets. establishments: participations, one once in each fair; contracted: the
 * value of contracts; support: money of the promotion programmes.
 */
export const FAIR_INDICATORS = [
  "fairs",
  "booths",
  "establishments",
  "visits",
  "sales",
  "contracts",
  "contracted",
  "support",
] as const;
export type FairIndicator = (typeof FAIR_INDICATORS)[number];

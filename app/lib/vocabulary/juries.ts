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

/** How a sheet can be filled in away from the site. */
export const SHEET_MEDIA = ["paper", "xlsx"] as const;
export type SheetMedium = (typeof SHEET_MEDIA)[number];

/** What a juror scores on. */
export const DEVICE_KINDS = ["phone", "tablet", "computer"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

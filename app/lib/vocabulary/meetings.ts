/** When of a day somebody can meet. */
export const MEETING_PARTS = ["any", "morning", "afternoon"] as const;
export type MeetingPart = (typeof MEETING_PARTS)[number];

/** The two sides of a supply-demand meeting. */
export const MEETING_SIDES = ["buyer", "exhibitor"] as const;
export type MeetingSide = (typeof MEETING_SIDES)[number];

/** Who may act on a meeting: a side of it, or who runs the fair. */
export const MEETING_ACTORS = [...MEETING_SIDES, "organiser"] as const;
export type MeetingActor = (typeof MEETING_ACTORS)[number];

/** asked: waits for the other side; withdrawn: by the side that asked; cancelled: after it was accepted. */
export const MEETING_STATES = ["asked", "accepted", "declined", "withdrawn", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What came of a meeting. nothing: they met and left it there; not_held: they did not meet. */
export const MEETING_OUTCOMES = ["contract", "agreement", "follow_up", "nothing", "not_held"] as const;
export type MeetingOutcome = (typeof MEETING_OUTCOMES)[number];

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

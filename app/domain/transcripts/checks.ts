/** What a transcript is looked through for, in this order. */
export const CHECKS = [
  ...(["format", "seal", "key", "ledger", "heads"] as const),
  ...(["rules", "sheets", "points", "result", "tally", "decision"] as const),
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `unknown`: the file does not hold what would be needed, or this machine cannot look; it speaks neither for nor against it. */
export type CheckState = "ok" | "failed" | "unknown";

/** Why a check failed or could not be made. */
export type Reason =
  | ("not_json" | "cut_off" | "other_format" | "field")
  | ("content_changed" | "not_signed" | "no_crypto" | "key_misnamed")
  | ("other_key" | "key_ended" | "key_compromised" | "not_pinned")
  | ("event_missing" | "root_differs" | "size_differs")
  | ("head_forged" | "head_differs")
  | ("hash_differs" | "rules_differ" | "criteria_differ" | "no_rules_event")
  | ("point_differs" | "sheet_differs" | "sheet_unknown" | "sheet_missing" | "events_hidden")
  | ("above_maximum" | "off_step" | "not_asked" | "point_missing" | "wrong_total" | "twice")
  | "result_differs"
  | ("tally_differs" | "no_tally_event")
  | ("items_differ" | "not_passed" | "over_cap" | "tier_full" | "no_decision_event" | "no_release_event");

/** The first place where two things that should agree do not; what does not matter is left out. */
export interface Difference {
  /** Voting code of the entry. */
  readonly entry?: string;
  /** The juror's name in the ledger, shortened. */
  readonly juror?: string;
  /** Code of the criterion. */
  readonly criterion?: string;
  /** What differs of it: "rank", "score". */
  readonly field?: string;
  /** Place of an event, or size of a head. */
  readonly place?: number;
  /** What the file says. */
  readonly file?: string;
  /** What was found by counting, or in the ledger. */
  readonly found?: string;
}

export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly reason?: Reason;
  /** How many places differ. */
  readonly differences?: number;
  readonly first?: Difference;
  /** What was looked at, counted; by what it is. */
  readonly figures?: Readonly<Record<string, number | string>>;
}

export interface TranscriptReport {
  /** Nothing that was looked at failed. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** Null where the file is no transcript. */
  readonly about: {
    readonly round: string;
    readonly name: string;
    readonly nameEn: string;
    readonly slug: string;
    readonly root: string;
    readonly size: number;
    /** Of the seal. */
    readonly key: string;
    readonly at: string;
    readonly digest: string;
  } | null;
}

/** Gathers what differs and keeps the first. */
export class Differences {
  #count = 0;
  #first: { reason: Reason; difference: Difference } | undefined;

  add(reason: Reason, difference: Difference): void {
    this.#count += 1;
    this.#first ??= { reason, difference };
  }

  /** The check they make: passed where there are none. */
  check(name: CheckName, figures?: Check["figures"]): Check {
    if (!this.#first) return { name, state: "ok", ...(figures && { figures }) };
    const { reason, difference: first } = this.#first;
    return { name, state: "failed", reason, differences: this.#count, first, ...(figures && { figures }) };
  }
}

import type { ConflictAnswer } from "~/lib/vocabulary";

/** An entry that is or was given to a juror, as far as it decides whether they were shown voting codes. Instants. */
export interface GivenEntry {
  readonly assignedAt: Date;
  readonly endedAt: Date | null;
  readonly answer: ConflictAnswer | null;
  /** Null while they have not answered for it. */
  readonly answeredAt: Date | null;
  readonly signedAt: Date | null;
}

/** What a juror of a blind round said of an establishment, by all its entries that are or were theirs. */
export interface MakerStanding {
  /** The stronger answer; null while there is none. */
  readonly answer: ConflictAnswer | null;
  /** One of its entries asks for an answer. */
  readonly isAsked: boolean;
  /** The answer does not change any more: codes were shown since it was given. */
  readonly hasSeenCodes: boolean;
}

/**
 * Where a juror stands with an establishment. own: its entries among given, all that are or were theirs in the round;
 * scoringSince: null before scoring begins. Pages and verbs both ask this one.
 * Source: docs/rules/blind.md#connections
 */
export function standingWith(
  own: readonly GivenEntry[],
  given: readonly GivenEntry[],
  scoringSince: Date | null,
): MakerStanding {
  const answered = own.flatMap((entry) => (entry.answeredAt === null ? [] : [entry.answeredAt.getTime()]));
  return {
    answer: own.some(said("conflict")) ? "conflict" : own.some(said("none")) ? "none" : null,
    isAsked: own.some(isAsked),
    hasSeenCodes: answered.length > 0 && wereCodesShown(given, Math.min(...answered), scoringSince),
  };
}

/** An entry that is theirs and asks for an answer; a sheet that is signed asks nothing. */
const isAsked = (entry: GivenEntry) => entry.endedAt === null && entry.answer === null && entry.signedAt === null;

const said = (answer: ConflictAnswer) => (entry: GivenEntry) => entry.answer === answer;

/**
 * Whether codes were shown to a juror at some moment since then, while the jury scored: nothing that was theirs at that moment was
 * missing an answer. It stays so when entries are given to them later.
 */
function wereCodesShown(given: readonly GivenEntry[], since: number, scoringSince: Date | null): boolean {
  if (scoringSince === null) return false;
  const from = Math.max(since, scoringSince.getTime());
  const waits = given.map((one) => ({ from: one.assignedAt.getTime(), until: endOfWait(one) }));
  // Codes come up at the beginning, or when what was waited for ends.
  const moments = [from, ...waits.map((wait) => wait.until)].filter(
    (at) => at >= from && at < Number.POSITIVE_INFINITY,
  );
  return moments.some((at) => !waits.some((wait) => wait.from <= at && at < wait.until));
}

/** When an entry asked nothing any more: answered, signed or taken back. */
function endOfWait({ endedAt, answeredAt, signedAt }: GivenEntry): number {
  return Math.min(...[endedAt, answeredAt, signedAt].map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
}

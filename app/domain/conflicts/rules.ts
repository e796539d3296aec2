/** An entry given to a juror, as far as it decides whether they were shown voting codes. Instants. */
export interface GivenEntry {
  readonly assignedAt: Date;
  readonly endedAt: Date | null;
  /** Null while they have not answered for it. */
  readonly answeredAt: Date | null;
  readonly signedAt: Date | null;
}

/**
 * Whether the juror of a blind round was shown codes since they answered for one of their entries: the jury scores, and what had
 * been given to them by then (or by the beginning of scoring, if that came later) is answered. It stays so when entries are
 * given to them later. given: all that are theirs in the round; scoringSince: null before scoring begins.
 * Source: docs/rules/blind.md#connections
 */
export function wereCodesShown(
  given: readonly GivenEntry[],
  { answeredAt }: Pick<GivenEntry, "answeredAt">,
  scoringSince: Date | null,
): boolean {
  if (scoringSince === null || answeredAt === null) return false;
  const by = answeredAt > scoringSince ? answeredAt : scoringSince;
  return !given.some(
    (one) => one.endedAt === null && one.answeredAt === null && one.signedAt === null && one.assignedAt <= by,
  );
}

import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { aNomination, type TestNomination } from "./nominations";
import { aJury, type TestJury } from "./panels";
import { anOrganiser } from "./people";
import { aProduct } from "./products";
import { aRound, type RoundOptions, setPhase, type TestRound } from "./rounds";
import { aSheet } from "./sheets";

export interface ScoredRound {
  readonly round: TestRound;
  /** In the order of their points, as given. */
  readonly entries: readonly TestNomination[];
  readonly jury: TestJury;
  /** Of the round's agency. */
  readonly organiser: Actor;
}

/**
 * A round whose one juror gave each entry its total, in points, and signed; it is in the council's phase at `now`.
 * names: of the products, where they matter.
 */
export async function aScoredRound(
  db: Database,
  totals: readonly number[],
  { now = new Date(), rules, names = [], ...options }: RoundOptions & { names?: readonly string[] } = {},
): Promise<ScoredRound> {
  const round = await aRound(db, { ...options, phase: "scoring", now, rules: { minimumSheets: 1, ...rules } });
  const jury = await aJury(db, round.id, 1);
  const entries: TestNomination[] = [];
  for (const [place, total] of totals.entries()) {
    const name = names[place];
    const nomination = await aNomination(db, {
      roundId: round.id,
      ...(name !== undefined && { product: await aProduct(db, { name }) }),
    });
    await aSheet(db, { round, juror: jury.head, nomination, points: total * 100, signed: true });
    entries.push(nomination);
  }
  await setPhase(db, round.id, "council", now);
  return { round, entries, jury, organiser: await anOrganiser(db, round.agencyId) };
}

import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { sheetPoints, sheets } from "~/db/schema";
import { recordEvent } from "~/domain/ledger/record-event.server";
import { leavesOf } from "~/domain/schemes/criteria";
import { only } from "./counter";
import { aNomination, type TestNomination } from "./nominations";
import { aJury, anAssignment, type TestJuror } from "./panels";
import { aRound, type Criterion, type TestRound } from "./rounds";

export interface TestSheet {
  readonly id: string;
  readonly round: TestRound;
  readonly juror: TestJuror;
  readonly nomination: TestNomination;
}

export interface SheetOptions {
  round?: TestRound;
  juror?: TestJuror;
  nomination?: TestNomination;
  /** Hundredths: a total spread over all criteria, or points by the code of the criterion. */
  points?: number | Readonly<Record<string, number>>;
  /** Signed now; only a sheet with all its points should be. */
  signed?: boolean;
  /** Whether the juror said that they have no connection with its entrant; true unless told otherwise. */
  answered?: boolean;
}

/** A juror's sheet for an entry, empty unless told otherwise; what is not given is made. */
export async function aSheet(db: Database, options: SheetOptions = {}): Promise<TestSheet> {
  const round = options.round ?? (await aRound(db));
  const nomination = options.nomination ?? (await aNomination(db, { roundId: round.id }));
  const juror = options.juror ?? (await aJury(db, round.id, 1)).head;
  const values = { appointmentId: juror.appointmentId, nominationId: nomination.id };
  await anAssignment(db, juror, nomination.id, { answered: options.answered });
  const sheet = only(await db.insert(sheets).values(values).returning());
  if (options.points !== undefined) await fill(db, round, juror, sheet.id, nomination.groupCode, options.points);
  if (options.signed) await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheet.id));
  return { id: sheet.id, round, juror, nomination };
}

async function fill(
  db: Database,
  round: TestRound,
  juror: TestJuror,
  sheetId: string,
  group: string,
  points: number | Readonly<Record<string, number>>,
) {
  const wanted = typeof points === "number" ? spread(round, points, group) : points;
  await db.transaction(async (tx) => {
    const ctx = { db: tx, actor: juror.actor, now: new Date() };
    for (const criterion of round.leaves) {
      const value = wanted[criterion.code];
      if (value === undefined) continue;
      const payload = { sheet: sheetId, criterion: criterion.id, points: value, previous: null };
      const eventId = await recordEvent(ctx, { roundId: round.id, kind: "point_recorded", payload });
      await tx.insert(sheetPoints).values({ sheetId, criterionId: criterion.id, points: value, eventId });
    }
  });
}

/** What a sheet of a product group asks, in printed order. */
export function leavesAsked(round: TestRound, group: string): Criterion[] {
  const asked = leavesOf(round.rules.criteria.value, group).map((leaf) => leaf.code);
  return round.leaves.filter((leaf) => asked.includes(leaf.code));
}

/** A total over the leaves by their maxima, on their steps; the remainder goes where there is room. */
export function spread(round: TestRound, total: number, group = "A"): Record<string, number> {
  const leaves = leavesAsked(round, group);
  const result: Record<string, number> = {};
  let left = total;
  for (const { code, maximum, step } of leaves) {
    const share = Math.floor((total * maximum) / 10_000 / step) * step;
    result[code] = share;
    left -= share;
  }
  for (const { code, maximum, step } of leaves) {
    const room = Math.min(maximum - (result[code] ?? 0), Math.floor(left / step) * step);
    result[code] = (result[code] ?? 0) + room;
    left -= room;
  }
  if (left !== 0) throw new Error(`${total} hundredths cannot be reached with the steps of this round`);
  return result;
}

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { recusalOfAssignment } from "~/db/jury-joins.server";
import { appointments, assignments, nominations, recusals } from "~/db/schema";
import type { RecusalKind } from "~/lib/vocabulary";
import { writeToStaff } from "../agencies/write-to-staff.server";
import type { WriteContext } from "../context";
import { recordEvents } from "../ledger/record-event.server";
import { roundById } from "../rounds/queries.server";
import { thinEntriesMail } from "./mails";
import { writeAnswers } from "./write-answers.server";

export interface SteppingBack {
  readonly appointmentId: string;
  readonly nominationId: string;
  /** Null before scoring begins. */
  readonly sheetId: string | null;
  readonly kind: RecusalKind;
  readonly reason: string;
  /** What stands already: an abstention may become a conflict, and counts as one loss. */
  readonly standing: RecusalKind | null;
  /**
   * Named by its voting code in a blind round: what the juror answered for the maker stays as it is, or the answers would tell
   * them whose entry it was.
   */
  readonly isByCode: boolean;
}

/**
 * A juror does not score these entries: a connection, which is their answer for them too, or an abstention. Inside the transaction of the act that says so; the caller has locked and checked
 * everything. Events, and a mail to the agency of the entries that are left with fewer jurors than the rules ask for.
 * Source: docs/rules/conflicts.md#recusal
 */
export async function stepBack(ctx: WriteContext, roundId: string, acts: readonly SteppingBack[]): Promise<void> {
  if (acts.length === 0) return;
  await writeAnswers(ctx, roundId, acts.filter((act) => act.kind === "conflict" && !act.isByCode).map(conflictOf));
  const lost = acts.filter((act) => act.standing === null).map((act) => act.nominationId);
  // One after the other: of two jurors who leave an entry at once, one sees that it has become thin.
  await ctx.db
    .select({ id: nominations.id })
    .from(nominations)
    .where(inArray(nominations.id, lost))
    .orderBy(nominations.id)
    .for("no key update");
  await ctx.db
    .insert(recusals)
    .values(
      acts.map(({ appointmentId, nominationId, kind, reason }) => ({
        appointmentId,
        nominationId,
        kind,
        reason,
        at: ctx.now,
      })),
    )
    .onConflictDoUpdate({
      target: [recusals.appointmentId, recusals.nominationId],
      set: { kind: sql`excluded.kind`, reason: sql`excluded.reason` },
    });
  await recordEvents(
    ctx,
    acts.map(({ appointmentId, nominationId, sheetId, kind, reason }) => ({
      roundId,
      kind: "entry_recused" as const,
      payload: {
        nomination: nominationId,
        appointment: appointmentId,
        grounds: kind,
        ...(sheetId && { sheet: sheetId }),
      },
      sealed: { reason },
    })),
  );
  await tellOfThinEntries(ctx, roundId, lost);
}

const conflictOf = ({ appointmentId, nominationId, reason }: SteppingBack) => ({
  appointmentId,
  nominationId,
  answer: "conflict" as const,
  reason,
});

async function tellOfThinEntries(ctx: WriteContext, roundId: string, lost: readonly string[]): Promise<void> {
  if (lost.length === 0) return;
  const round = await roundById(ctx, roundId);
  const minimum = round.rules.minimumSheets.value;
  const entries = await ctx.db
    .select({
      code: sql<string>`coalesce(${nominations.code}, '')`,
      jurors: sql<number>`count(${appointments.id}) filter (where ${recusals.at} is null)::int`,
    })
    .from(nominations)
    .leftJoin(assignments, and(eq(assignments.nominationId, nominations.id), isNull(assignments.endedAt)))
    .leftJoin(appointments, and(eq(appointments.id, assignments.appointmentId), isNull(appointments.endedAt)))
    .leftJoin(recusals, recusalOfAssignment())
    .where(inArray(nominations.id, [...lost]))
    .groupBy(nominations.id)
    .orderBy(nominations.code);
  // Only at the moment it falls below: a mail for each juror after that would say nothing new.
  const thin = entries.filter((entry) => entry.jurors === minimum - 1);
  if (thin.length === 0) return;
  await writeToStaff(ctx, round.agencyId, (name) => thinEntriesMail({ name, round, minimum, entries: thin }));
}

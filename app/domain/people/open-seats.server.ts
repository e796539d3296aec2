import { and, eq, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, unionAll } from "drizzle-orm/pg-core";
import { openAccountOf } from "~/db/maker-joins.server";
import { appointments, councilMembers, memberships, panels, phases, rounds, users } from "~/db/schema";
import type { PhaseKind, RoundRole } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { seatLeftMail } from "./mails";

const JURY_IS_DONE = ["council", "expected_list", "decision", "complaints", "closed"] as const;
const COUNCIL_IS_DONE = ["complaints", "closed"] as const;

export interface OpenSeat {
  readonly role: RoundRole;
  readonly agencyId: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Seats of a person in juries and councils that still have work to do: others wait for their sheets and votes. */
export function openSeatsOf(ctx: Context, userId: string): Promise<OpenSeat[]> {
  const round = { agencyId: rounds.agencyId, slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn };
  return unionAll(
    ctx.db
      .selectDistinct({ role: sql<RoundRole>`'juror'`.as("seat_role"), ...round })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(rounds, eq(rounds.id, panels.roundId))
      .where(
        and(
          eq(appointments.userId, userId),
          isNull(appointments.endedAt),
          hasNotReached(ctx, panels.roundId, JURY_IS_DONE),
        ),
      ),
    ctx.db
      .selectDistinct({ role: sql<RoundRole>`'council_member'`.as("seat_role"), ...round })
      .from(councilMembers)
      .innerJoin(rounds, eq(rounds.id, councilMembers.roundId))
      .where(
        and(
          eq(councilMembers.userId, userId),
          isNull(councilMembers.endedAt),
          hasNotReached(ctx, councilMembers.roundId, COUNCIL_IS_DONE),
        ),
      ),
  );
}

/** A span without length is a date that was announced, and opens nothing. */
function hasNotReached(ctx: Context, roundId: AnyPgColumn, kinds: readonly PhaseKind[]): SQL {
  return notExists(
    ctx.db
      .select({ kind: phases.kind })
      .from(phases)
      .where(
        and(
          eq(phases.roundId, roundId),
          inArray(phases.kind, [...kinds]),
          lte(phases.opensAt, ctx.now),
          or(isNull(phases.closesAt), ne(phases.closesAt, phases.opensAt)),
        ),
      ),
  );
}

/** Tell those who run the rounds that someone with a seat there has closed their account, so that they name another. */
export async function tellOfOpenSeats(ctx: WriteContext, person: { id: string; name: string }): Promise<void> {
  for (const seat of await openSeatsOf(ctx, person.id)) {
    const staff = await ctx.db
      .selectDistinct({ email: users.email, name: users.name, locale: users.locale })
      .from(memberships)
      .innerJoin(users, openAccountOf())
      .where(
        and(
          eq(memberships.agencyId, seat.agencyId),
          inArray(memberships.role, ["organiser", "secretary"]),
          isNull(memberships.endedAt),
          ne(memberships.userId, person.id),
        ),
      );
    for (const reader of staff) await queueLetter(ctx, reader, () => seatLeftMail(reader, person, seat));
  }
}

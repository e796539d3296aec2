import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import { awards, complaints, nominations, products, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { AGENCY_ROLES, type ComplaintOutcome } from "~/lib/vocabulary";
import type { Actor, Context } from "../context";
import { DomainError } from "../errors";
import { clocksOf, deadlineOf } from "../holidays/queries.server";
import type { Clock } from "../holidays/rules";
import { NAME_OF_ENTRY } from "./name-of-entry.server";
import { mayUseDesk } from "./policy";
import { complaintLabel, DESK_STATES, type DeskState, SOON_DAYS } from "./rules";

export interface DeskRow {
  readonly id: string;
  readonly label: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  /** The entry it is about; null for the round as a whole. */
  readonly entry: { readonly code: string; readonly productName: string } | null;
  readonly receivedAt: Date;
  readonly clock: Clock;
  readonly assigneeName: string | null;
  readonly outcome: ComplaintOutcome | null;
  readonly isRevocationProposed: boolean;
}

export interface Desk {
  readonly rows: readonly DeskRow[];
  readonly total: number;
  /** How many each view would show. */
  readonly counts: Readonly<Record<DeskState, number>>;
  readonly pageSize: number;
}

const PAGE_SIZE = 50;

/**
 * The complaints of the agencies and councils the reader belongs to, without those they have an interest in; of one round where
 * it is named. What waits comes first, by its last day; of the answered, the latest. Refused: "forbidden".
 */
export async function complaintDesk(
  ctx: Context,
  { state, page, roundId }: { readonly state: DeskState; readonly page: number; readonly roundId?: string },
): Promise<Desk> {
  if (!mayUseDesk(ctx.actor)) throw new DomainError("forbidden", m.complaints_desk_only());
  const scope = and(visibleTo(ctx.actor!), roundId === undefined ? undefined : eq(complaints.roundId, roundId));
  const states = statesAt(todayInVietnam(ctx.now), await deadlineOf(ctx, ctx.now, SOON_DAYS));
  const [counts, rows] = await Promise.all([
    countStates(ctx, scope, states),
    ctx.db
      .select({
        id: complaints.id,
        number: complaints.number,
        round: { slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn },
        code: nominations.code,
        productName: NAME_OF_ENTRY,
        receivedAt: complaints.receivedAt,
        dueOn: complaints.dueOn,
        answeredAt: complaints.answeredAt,
        outcome: complaints.outcome,
        assigneeName: users.name,
        proposedAt: complaints.revocationProposedAt,
      })
      .from(complaints)
      .innerJoin(rounds, eq(rounds.id, complaints.roundId))
      .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
      .leftJoin(products, eq(products.id, nominations.productId))
      .leftJoin(awards, eq(awards.nominationId, nominations.id))
      .leftJoin(users, eq(users.id, complaints.assignedTo))
      .where(and(scope, states[state]))
      .orderBy(...orderOf(state), asc(complaints.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
  ]);
  const clocks = await clocksOf(
    ctx,
    rows.map((row) => ({ dueOn: row.dueOn, doneAt: row.answeredAt })),
  );
  return {
    rows: rows.map(({ number, code, productName, dueOn: _, answeredAt: __, proposedAt, ...row }, index) => ({
      ...row,
      label: complaintLabel(number),
      entry: productName === null ? null : { code: code ?? "", productName },
      clock: clocks[index]!,
      isRevocationProposed: proposedAt !== null,
    })),
    total: counts[state],
    counts,
    pageSize: PAGE_SIZE,
  };
}

function orderOf(state: DeskState): SQL[] {
  if (state === "answered") return [desc(complaints.answeredAt)];
  return [sql`${complaints.answeredAt} is not null`, asc(complaints.dueOn)];
}

function statesAt(today: PlainDate, soon: PlainDate): Record<DeskState, SQL> {
  const open = isNull(complaints.answeredAt);
  return {
    open,
    due_soon: sql`(${open} and ${complaints.dueOn} between ${today} and ${soon})`,
    overdue: sql`(${open} and ${complaints.dueOn} < ${today})`,
    answered: isNotNull(complaints.answeredAt),
    all: sql`true`,
  };
}

async function countStates(ctx: Context, scope: SQL | undefined, states: Record<DeskState, SQL>) {
  const columns = Object.fromEntries(
    DESK_STATES.map((state) => [state, sql<number>`(count(*) filter (where ${states[state]}))::int`]),
  ) as Record<DeskState, SQL<number>>;
  const [row] = await ctx.db
    .select(columns)
    .from(complaints)
    .innerJoin(rounds, eq(rounds.id, complaints.roundId))
    .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
    .leftJoin(products, eq(products.id, nominations.productId))
    .where(scope);
  return row!;
}

/** `maySeeComplaint` of the policy as a condition on `complaints`, `rounds` and the `products` of the entry. */
function visibleTo({ userId, memberships, seats, judged }: Actor): SQL {
  const staff: readonly string[] = AGENCY_ROLES;
  const agencies = memberships.flatMap((held) => (staff.includes(held.role) && held.agencyId ? held.agencyId : []));
  const own = memberships.flatMap((held) => held.establishmentId ?? []);
  const seatsAs = (role: string) => seats.filter((seat) => seat.role === role).map((seat) => seat.roundId);
  const within = (column: Parameters<typeof inArray>[0], ids: readonly string[]) =>
    ids.length > 0 ? inArray(column, [...new Set(ids)]) : sql`false`;
  return and(
    or(within(rounds.agencyId, agencies), within(rounds.id, seatsAs("council_member"))),
    not(within(rounds.id, [...seatsAs("juror"), ...judged])),
    or(isNull(products.establishmentId), not(within(products.establishmentId, own))),
    or(isNull(complaints.filedBy), ne(complaints.filedBy, userId)),
  )!;
}

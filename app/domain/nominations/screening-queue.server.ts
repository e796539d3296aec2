import { and, asc, eq, isNotNull, ne } from "drizzle-orm";
import { establishments, nominationEvents, nominations, products, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { NominationEvent } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { holidaysBetween } from "../holidays/queries.server";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { processingClock, workingDaysIn } from "./clock";
import type { QueueRow } from "./queue";
import { awaitsPapers } from "./rules";

type QueueRound = Pick<RoundDetails, "id" | "agencyId" | "rules">;

interface QueueEvent {
  readonly id: string;
  readonly kind: NominationEvent;
  readonly dueOn: PlainDate | null;
  readonly at: Date;
}

/**
 * Everything that was handed in to a round, each with its clock, unsorted (`selectFrom`): three questions to the database,
 * whatever the number of rows. For the agency's staff.
 */
export async function screeningQueue(ctx: Context, round: QueueRound): Promise<QueueRow[]> {
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.nominations_not_staff());
  const [rows, events] = await Promise.all([handedIn(ctx, round.id), eventsByNomination(ctx, round.id)]);
  const today = todayInVietnam(ctx.now);
  const first = firstDay(events, today);
  const between = workingDaysIn(first, today, await holidaysBetween(ctx, first, today));
  const limit = round.rules.processingDays.value;
  return rows.map(({ papersDueOn, papersCompletedAt, officerId, officerName, ...row }) => {
    const own = events.get(row.id) ?? [];
    const isPending = awaitsPapers({ state: row.state, papersDueOn, papersCompletedAt });
    const last = own.at(-1);
    return {
      ...row,
      code: row.code ?? "",
      officer: officerId && officerName ? { id: officerId, name: officerName } : null,
      clock: processingClock(own, today, limit, between),
      awaitsPapers: isPending || row.state === "more_asked",
      papersBy: isPending ? papersDueOn : row.state === "more_asked" ? (last?.dueOn ?? null) : null,
      seen: last?.id ?? "",
    };
  });
}

function handedIn(ctx: Context, roundId: string) {
  return ctx.db
    .select({
      id: nominations.id,
      code: nominations.code,
      state: nominations.state,
      groupCode: nominations.groupCode,
      productId: products.id,
      productName: products.name,
      establishmentId: establishments.id,
      establishmentName: establishments.name,
      submittedAt: nominations.submittedAt,
      papersDueOn: nominations.papersDueOn,
      papersCompletedAt: nominations.papersCompletedAt,
      officerId: users.id,
      officerName: users.name,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(users, eq(users.id, nominations.assignedTo))
    .where(and(eq(nominations.roundId, roundId), isNotNull(nominations.submittedAt)));
}

async function eventsByNomination(ctx: Context, roundId: string): Promise<Map<string, QueueEvent[]>> {
  const rows = await ctx.db
    .select({
      nominationId: nominationEvents.nominationId,
      id: nominationEvents.id,
      kind: nominationEvents.kind,
      dueOn: nominationEvents.dueOn,
      at: nominationEvents.at,
    })
    .from(nominationEvents)
    .innerJoin(nominations, eq(nominations.id, nominationEvents.nominationId))
    .where(and(eq(nominations.roundId, roundId), ne(nominationEvents.kind, "draft")))
    .orderBy(asc(nominationEvents.id));
  const events = new Map<string, QueueEvent[]>();
  for (const { nominationId, ...event } of rows) {
    const known = events.get(nominationId);
    if (known) known.push(event);
    else events.set(nominationId, [event]);
  }
  return events;
}

function firstDay(events: ReadonlyMap<string, readonly QueueEvent[]>, today: PlainDate): PlainDate {
  let first = today;
  for (const [event] of events.values()) {
    const day = event ? todayInVietnam(event.at) : today;
    if (day < first) first = day;
  }
  return first;
}

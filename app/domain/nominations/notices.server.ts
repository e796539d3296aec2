import { and, desc, eq, gt, inArray, ne } from "drizzle-orm";
import { nominationEvents, nominations, products, rounds } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { NominationEvent } from "~/lib/vocabulary";
import type { Context } from "../context";
import { keptIds } from "../establishments/queries.server";
import { noteOf } from "./said";

/** Something that happened to a nomination of one's own by someone else's act. */
export interface NominationNotice {
  readonly id: string;
  readonly nominationId: string;
  readonly kind: NominationEvent;
  readonly productName: string;
  readonly code: string | null;
  readonly round: { readonly name: string; readonly nameEn: string };
  readonly note: string | null;
  readonly dueOn: PlainDate | null;
  readonly at: Date;
}

const NEWS = [
  "more_asked",
  "admitted",
  "refused",
  "papers_completed",
  "papers_day_moved",
  "put_forward",
  "admission_undone",
  "refusal_undone",
  "taken_back",
] as const satisfies NominationEvent[];
const NEWS_FOR_MS = 60 * 86_400_000;
const MOST = 8;

/** What the agency did with the nominations of the actor's establishments in the last sixty days, the latest first. */
export async function noticesOfProducer(ctx: Context): Promise<NominationNotice[]> {
  const kept = keptIds(ctx);
  if (kept.length === 0 || !ctx.actor) return [];
  const rows = await ctx.db
    .select({
      id: nominationEvents.id,
      nominationId: nominations.id,
      kind: nominationEvents.kind,
      productName: products.name,
      code: nominations.code,
      round: { name: rounds.name, nameEn: rounds.nameEn },
      note: nominationEvents.note,
      said: nominationEvents.said,
      dueOn: nominationEvents.dueOn,
      at: nominationEvents.at,
    })
    .from(nominationEvents)
    .innerJoin(nominations, eq(nominations.id, nominationEvents.nominationId))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(
      and(
        inArray(products.establishmentId, kept),
        inArray(nominationEvents.kind, [...NEWS]),
        ne(nominationEvents.actorId, ctx.actor.userId),
        gt(nominationEvents.at, new Date(ctx.now.getTime() - NEWS_FOR_MS)),
      ),
    )
    .orderBy(desc(nominationEvents.id))
    .limit(MOST);
  return rows.map(({ said, ...notice }) => ({ ...notice, note: noteOf({ note: notice.note, said }) }));
}

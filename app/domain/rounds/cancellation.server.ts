import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import {
  appointments,
  councilMembers,
  forwardedEntries,
  forwardings,
  nominations,
  panels,
  products,
  users,
} from "~/db/schema";
import type { Context } from "../context";

/** Whom the end of a round without recognition is told. */
export interface ToldOfCancellation {
  /** Makers with an entry that stands or is being written, and what they entered. */
  readonly makers: readonly { readonly establishmentId: string; readonly products: readonly string[] }[];
  /** Jury and council, each person once. */
  readonly seats: readonly { readonly name: string; readonly email: string; readonly locale: string }[];
  /** Agencies that put entries forward to it, by id. */
  readonly senders: readonly string[];
}

/** The caller has decided that the reader works on the round. */
export async function toldOfCancellation(ctx: Context, roundId: string): Promise<ToldOfCancellation> {
  const seated = union(
    ctx.db
      .select({ id: appointments.userId })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt))),
    ctx.db
      .select({ id: councilMembers.userId })
      .from(councilMembers)
      .where(and(eq(councilMembers.roundId, roundId), isNull(councilMembers.endedAt))),
  );
  const [entries, seats, senders] = await Promise.all([
    ctx.db
      .select({ establishmentId: products.establishmentId, product: products.name })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .where(
        and(
          eq(nominations.roundId, roundId),
          inArray(nominations.state, ["draft", "submitted", "more_asked", "admitted"]),
        ),
      )
      .orderBy(asc(nominations.id)),
    ctx.db
      .select({ name: users.name, email: users.email, locale: users.locale })
      .from(users)
      .where(and(inArray(users.id, seated), isNull(users.disabledAt)))
      .orderBy(asc(users.id)),
    ctx.db
      .selectDistinct({ agencyId: forwardings.agencyId })
      .from(forwardings)
      .innerJoin(forwardedEntries, eq(forwardedEntries.forwardingId, forwardings.id))
      .where(and(eq(forwardings.toRoundId, roundId), isNull(forwardedEntries.withdrawnAt)))
      .orderBy(asc(forwardings.agencyId)),
  ]);
  const owned = entries.flatMap(({ establishmentId, product }) =>
    establishmentId ? [{ establishmentId, product }] : [],
  );
  const byMaker = Map.groupBy(owned, (entry) => entry.establishmentId);
  return {
    makers: [...byMaker].map(([establishmentId, own]) => ({
      establishmentId,
      products: own.map((entry) => entry.product),
    })),
    seats,
    senders: senders.map((row) => row.agencyId),
  };
}

import { eq } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { refuseOther } from "./added-before";
import { misfitsOfEvent, timesOf } from "./event-times";
import type { FairDetails } from "./fair-details.server";
import type { AddEventForm } from "./forms";
import { lockToPrepare } from "./lock-to-prepare.server";

/** A point of the programme; the same form sent twice adds one. Refused: as `lockToPrepare`; "conflict" for another one with its key; "invalid" with its field for a time outside the days of the fair or without length. */
export function addEvent(ctx: Context, fairId: string, input: AddEventForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId);
    const values = eventValues(fair, input);
    const [before] = input.key ? await ctx.db.select().from(fairEvents).where(eq(fairEvents.key, input.key)) : [];
    if (before) {
      refuseOther(before, { ...values, fairId: fair.id });
      return before.id;
    }
    const [event] = await ctx.db
      .insert(fairEvents)
      .values({ ...values, fairId: fair.id, key: input.key ?? null })
      .returning({ id: fairEvents.id });
    await recordAudit(ctx, {
      act: "fairs.event_added",
      subject: { kind: "fair", id: fair.id },
      after: { event: event!.id, ...values },
    });
    return event!.id;
  });
}

/** What is kept of an event as it was typed. Throws "invalid" with its field. */
export function eventValues(fair: FairDetails, input: AddEventForm) {
  const misfits = misfitsOfEvent(input, fair);
  const [first] = Object.values(misfits);
  if (first) throw new DomainError("invalid", first[0]!, misfits);
  const { kind, title, titleEn, place, isPublic } = input;
  return { kind, title, titleEn, place: place || null, isPublic, ...timesOf(input) };
}

import { eq } from "drizzle-orm";
import { applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { placesFor } from "./offers";
import { whyNotOffer } from "./policy";
import { refuse, refuseNotGiving, refuseOwn, refusing } from "./refusals.server";
import { freeBooths, waitingLine } from "./waiting-list.server";
import { writeOffer } from "./write-offer.server";

/**
 * Offer free booths to an application on the waiting list; it has as many hours to answer as the fair gives. booths: which, or none: those
 * that fit best what it asked for. Returns when the offer ends.
 * Refused: "not_found", "forbidden" to all but organiser and secretary and for their own establishment, "closed" once the fair began or is settled, "conflict" for one that
 * does not wait or has an offer, for a booth that is taken or of a kind that was not asked for, and where no booths fit.
 */
export function offerBooths(
  ctx: Context,
  applicationId: string,
  { booths: chosen }: { readonly booths: readonly string[] },
): Promise<Date> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const fair = await lockFair(ctx, await fairOf(ctx, applicationId));
      refuseNotGiving(ctx, fair);
      refuse(whyNotOffer(fair, ctx.now), "closed");
      const places = chosen.length > 0 ? chosen : await bestPlaces(ctx, fair.id, applicationId);
      const floor = await lockFloor(ctx, { applications: [applicationId], booths: places });
      const application = floor.application(applicationId);
      refuseOwn(ctx, application);
      refuse(application.state === "waiting" ? null : m.booths_not_waiting({ number: application.number ?? "" }));
      refuse(application.claims.length > 0 ? m.booths_has_offer({ number: application.number ?? "" }) : null);
      return writeOffer(ctx, floor, application, places);
    }),
  );
}

async function fairOf(ctx: WriteContext, applicationId: string): Promise<string> {
  const [row] = isUuid(applicationId)
    ? await ctx.db.select({ fairId: applications.fairId }).from(applications).where(eq(applications.id, applicationId))
    : [];
  if (!row) throw new DomainError("not_found", m.booths_application_unknown());
  return row.fairId;
}

async function bestPlaces(ctx: WriteContext, fairId: string, applicationId: string): Promise<string[]> {
  const [line, free] = [await waitingLine(ctx, fairId), await freeBooths(ctx, fairId)];
  const application = line.find((one) => one.id === applicationId);
  if (!application) throw new DomainError("conflict", m.booths_not_waiting({ number: "" }));
  const places = placesFor(application, free);
  if (!places) throw new DomainError("conflict", m.booths_nothing_fits({ number: application.number }));
  return places.map((booth) => booth.id);
}

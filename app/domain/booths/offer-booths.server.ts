import { eq } from "drizzle-orm";
import { applications } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { boothsNeeded, notMissed, placesFor, shortOf } from "./offers";
import { whyBeyondQuota, whyNotOffer, whyPromised } from "./policy";
import { refuse, refuseNotGiving, refuseOwn, refusing } from "./refusals.server";
import { type Offerable, offerable, type WaitingApplication, waitingLine } from "./waiting-list.server";
import { writeOffer } from "./write-offer.server";

/**
 * Offer free booths to an application on the waiting list; it has as many hours to answer as the fair gives. booths: which, or none: those
 * that fit best all it asked for, without what it did not take before. again: also booths it did not take. Returns when the offer ends.
 * Refused: "not_found", "forbidden" to all but organiser and secretary and for their own establishment, "closed" once the fair began or is settled, "conflict" for one that
 * does not wait or has an offer, for a booth that is taken, of a kind that was not asked for, or that it did not take before, beyond the quota
 * of its territory, or granted to those who were accepted, and where no booths fit.
 */
export function offerBooths(
  ctx: Context,
  applicationId: string,
  { booths: chosen, again = false }: { readonly booths: readonly string[]; readonly again?: boolean },
): Promise<Date> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const fair = await lockFair(ctx, await fairOf(ctx, applicationId));
      refuseNotGiving(ctx, fair);
      refuse(whyNotOffer(fair, ctx.now), "closed");
      const waiting = (await waitingLine(ctx, fair.id)).find((one) => one.id === applicationId) ?? null;
      const places = chosen.length > 0 ? [...new Set(chosen)] : bestPlaces(await offerable(ctx, fair.id), waiting);
      const floor = await lockFloor(ctx, { applications: [applicationId], booths: places });
      const application = floor.application(applicationId);
      refuseOwn(ctx, application);
      refuse(application.state === "waiting" ? null : m.booths_not_waiting({ number: application.number ?? "" }));
      refuse(application.claims.length > 0 ? m.booths_has_offer({ number: application.number ?? "" }) : null);
      const missed = places.filter((id) => waiting?.refusedBooths.includes(id)).map((id) => floor.booth(id).code);
      refuse(missed.length > 0 && !again ? m.booths_offer_missed({ codes: formatList(missed) }) : null);
      // Read anew: booths may have changed hands until they were locked.
      const there = await offerable(ctx, fair.id);
      refuse(whyBeyondQuota(there.quotas, waiting, places.length));
      const offered = places.map((id) => floor.booth(id));
      refuse(whyPromised(shortOf(there.free, there.promised, offered)));
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

function bestPlaces({ free, quotas }: Offerable, waiting: WaitingApplication | null): string[] {
  if (!waiting) throw new DomainError("conflict", m.booths_not_waiting({ number: "" }));
  refuse(whyBeyondQuota(quotas, waiting, boothsNeeded(waiting)));
  const places = placesFor(waiting, notMissed(waiting, free));
  if (!places) throw new DomainError("conflict", m.booths_nothing_fits({ number: waiting.number }));
  return places.map((booth) => booth.id);
}

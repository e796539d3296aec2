import { and, asc, gt, isNotNull, isNull } from "drizzle-orm";
import { fairs } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context, WriteContext } from "../context";
import { lockFair } from "../fairs/fair-details.server";
import { oneByOne } from "../one-by-one";
import { inTransaction } from "../transaction.server";
import { expireOffers } from "./expire-offers.server";
import { lockFloor } from "./lock.server";
import type { LyingBooth } from "./neighbours";
import { boothsNeeded, notMissed, placesFor, shortOf } from "./offers";
import { whyBeyondQuota, whyNotOffer } from "./policy";
import { offerable, waitingLine } from "./waiting-list.server";
import { writeOffer } from "./write-offer.server";

/**
 * What the clock does for waiting lists: ends offers that ran out, and makes the next ones at fairs that let it. What fails, an offer or a
 * fair, holds up none of the others; it is thrown at the end.
 */
export async function keepWaitingLists(ctx: Context): Promise<{ expired: number; offered: number }> {
  const done = { expired: 0, offered: 0 };
  await oneByOne(
    [async () => (done.expired = await expireOffers(ctx)), async () => (done.offered = await offerAtFairs(ctx))],
    (work) => work(),
  );
  return done;
}

async function offerAtFairs(ctx: Context): Promise<number> {
  const served = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(
      and(
        fairs.offersByClock,
        isNotNull(fairs.publishedAt),
        isNull(fairs.closedAt),
        isNull(fairs.cancelledAt),
        gt(fairs.startsOn, todayInVietnam(ctx.now)),
      ),
    )
    .orderBy(asc(fairs.id));
  return oneByOne(served, async ({ id }) => {
    let made = 0;
    while (await offerNext(ctx, id)) made += 1;
    return made;
  });
}

/** One offer, to the first in the line for whom all it asks for is free. False where there is none. */
function offerNext(ctx: Context, fairId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!fair.offersByClock || whyNotOffer(fair, ctx.now)) return false;
    const line = await waitingLine(ctx, fairId);
    const { free, promised, quotas } = await offerable(ctx, fairId);
    for (const one of line) {
      if (one.isAsked || whyBeyondQuota(quotas, one, boothsNeeded(one))) continue;
      const places = placesFor(one, notMissed(one, free));
      if (places && !shortOf(free, promised, places) && (await offer(ctx, one.id, places))) return true;
    }
    return false;
  });
}

/** False when a booth was taken between choosing and locking: the next run of the clock looks again. */
async function offer(ctx: WriteContext, applicationId: string, places: readonly LyingBooth[]): Promise<boolean> {
  const boothIds = places.map((booth) => booth.id);
  const floor = await lockFloor(ctx, { applications: [applicationId], booths: boothIds });
  const application = floor.application(applicationId);
  if (application.state !== "waiting" || application.claims.length > 0) return false;
  const isFree = (id: string) => {
    const { blockedReason, keptFor } = floor.booth(id);
    return !floor.claimOn(id) && blockedReason === null && keptFor === null;
  };
  if (!boothIds.every(isFree)) return false;
  await writeOffer(ctx, floor, application, boothIds);
  return true;
}

import { applicationsWithRoom, boothsAtWork, narrow } from "~/domain/booths/at-work.server";
import { exhibitorsOfClaim } from "~/domain/booths/at-work-claim.server";
import { BoothsAtWorkQuery } from "~/domain/booths/forms";
import { boothHistory } from "~/domain/booths/history.server";
import { drawnHallsOf, planStamp } from "~/domain/booths/plan.server";
import { mayGiveBooths, whyNotChange } from "~/domain/booths/policy";
import { waitingCount } from "~/domain/booths/waiting-list.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseQuery } from "~/http/forms.server";
import type { RequestContext } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";

/** What the organiser's page of the booths shows, by its address. Refused as `fairAtWork`. */
export async function loadDesk(ctx: RequestContext, slug: string) {
  const fair = await fairAtWork(ctx, slug);
  const asked = new URL(ctx.request.url).searchParams;
  const query = parseQuery(ctx.request, BoothsAtWorkQuery);
  const [halls, booths, stamp, waiting] = await Promise.all([
    drawnHallsOf(ctx, fair.id),
    boothsAtWork(ctx, fair.id),
    planStamp(ctx, fair.id),
    waitingCount(ctx, fair.id),
  ]);
  const booth = booths.find((one) => one.code === asked.get("booth")) ?? null;
  const mayGive = mayGiveBooths(ctx.actor, fair);
  const [history, applications, exhibitors] = await Promise.all([
    booth ? boothHistory(ctx, booth.id) : [],
    booth?.state === "available" && mayGive ? applicationsWithRoom(ctx, fair.id) : [],
    booth?.claim ? exhibitorsOfClaim(ctx, booth.claim.applicationId) : [],
  ]);
  return {
    fair: headOfFair(fair),
    halls,
    booths,
    listed: narrow(booths, query),
    query,
    stamp,
    waiting,
    booth,
    history,
    applications,
    exhibitors,
    view: asked.get("view") === "list" ? ("list" as const) : ("plan" as const),
    colour: asked.get("colour") === "province" ? ("province" as const) : ("state" as const),
    whyNot: mayGive ? whyNotChange(fair) : m.booths_givers_only(),
  };
}

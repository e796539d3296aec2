import { and, asc, eq, isNull } from "drizzle-orm";
import { booths, exhibitors } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { type BoothAtWork, boothsAtWork } from "./at-work.server";
import { mayGiveBooths, whyNotChange } from "./policy";

/** Who may stand at the booths of an application. Asks no policy. */
export function exhibitorsOfClaim(ctx: Context, applicationId: string) {
  return ctx.db
    .select({ id: exhibitors.id, signName: exhibitors.signName, name: exhibitors.name })
    .from(exhibitors)
    .where(eq(exhibitors.applicationId, applicationId))
    .orderBy(asc(exhibitors.position));
}

/** A booth of a fair by its code, for the acts of those who give booths. Refused as `fairAtWork`; "not_found" for no such booth. */
export async function boothIdAtWork(ctx: Context, slug: string, code: string): Promise<string> {
  const fair = await fairAtWork(ctx, slug);
  const [row] = await ctx.db
    .select({ id: booths.id })
    .from(booths)
    .where(and(eq(booths.fairId, fair.id), eq(booths.code, code), isNull(booths.retiredAt)));
  if (!row) throw new DomainError("not_found", m.booths_unknown());
  return row.id;
}

export interface GivingDesk {
  readonly fair: FairDetails;
  readonly booth: BoothAtWork;
  readonly booths: readonly BoothAtWork[];
  readonly whyNot: string | null;
}

/** The page of an act on a booth. Refused as `fairAtWork`; "forbidden" to who does not give booths, "not_found" for no such booth. */
export async function givingDesk(ctx: Context, slug: string, code: string): Promise<GivingDesk> {
  const fair = await fairAtWork(ctx, slug);
  if (!mayGiveBooths(ctx.actor, fair)) throw new DomainError("forbidden", m.booths_givers_only());
  const all = await boothsAtWork(ctx, fair.id);
  const booth = all.find((one) => one.code === code);
  if (!booth) throw new DomainError("not_found", m.booths_unknown());
  return { fair, booth, booths: all, whyNot: whyNotChange(fair) };
}

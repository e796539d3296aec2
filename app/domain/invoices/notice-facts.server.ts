import { eq, inArray } from "drizzle-orm";
import { agencies, applications, establishments, users } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import type { WriteContext } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import type { ApplicationMoney } from "./money.server";
import type { NoticeFacts } from "./notice-facts";

/** What the papers of notices that are issued now say, by application. In a fixed number of queries. */
export async function noticeFactsOf(
  ctx: WriteContext,
  fair: FairDetails,
  chosen: readonly ApplicationMoney[],
): Promise<(one: ApplicationMoney) => NoticeFacts> {
  const [named, [office], [signer], addresses] = await Promise.all([
    agencyNameOn(ctx, fair.agencyId, todayInVietnam(ctx.now)),
    ctx.db.select({ place: agencies.place }).from(agencies).where(eq(agencies.id, fair.agencyId)),
    ctx.db.select({ name: users.name }).from(users).where(eq(users.id, ctx.actor!.userId)),
    ctx.db
      .select({
        id: applications.id,
        taxCode: establishments.taxCode,
        address: establishments.address,
        commune: establishments.commune,
      })
      .from(applications)
      .innerJoin(establishments, eq(establishments.id, applications.establishmentId))
      .where(
        inArray(
          applications.id,
          chosen.map((one) => one.id),
        ),
      ),
  ]);
  const byId = new Map(addresses.map(({ id, ...address }) => [id, address]));
  return (one) => ({
    issuer: { parent: named?.parentName ?? null, name: named?.name ?? fair.agencyName },
    place: office!.place,
    signer: signer!.name,
    fair: fair.name,
    applicant: one.applicant,
    ...(byId.get(one.id) ?? { taxCode: null, address: null, commune: null }),
    supportSource: fair.rules.support.source,
    paid: Math.max(0, one.account.paid),
    kept: one.kept,
  });
}

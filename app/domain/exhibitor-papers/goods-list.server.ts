import { and, asc, eq, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { applicationGoods, applications, establishments } from "~/db/schema";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { placedApplications } from "./placed.server";

/** A line of goods that an accepted exhibitor brings. */
export interface GoodsRow {
  readonly application: string;
  readonly sign: string;
  readonly applicant: string;
  /** Codes, by commas; "" while it has none. */
  readonly booths: string;
  /** From 1 in each application. */
  readonly line: number;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly use: string;
}

/** The goods of accepted applications, by number and line. only: the number of one. Asks no policy. */
export async function goodsRows(ctx: Context, fair: FairDetails, only: string | undefined): Promise<GoodsRow[]> {
  const [placed, rows] = await Promise.all([
    placedApplications(ctx, fair),
    ctx.db
      .select({
        application: sql<string>`${applications.number}`,
        sign: applications.signName,
        applicant: sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)})`,
        name: applicationGoods.name,
        unit: applicationGoods.unit,
        quantity: applicationGoods.quantity,
        isForSale: applicationGoods.isForSale,
        line: sql<number>`row_number() over (partition by ${applications.id} order by ${applicationGoods.position})::int`,
      })
      .from(applicationGoods)
      .innerJoin(applications, eq(applications.id, applicationGoods.applicationId))
      .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
      .where(
        and(
          eq(applications.fairId, fair.id),
          eq(applications.state, "accepted"),
          only === undefined ? undefined : eq(applications.number, only),
        ),
      )
      .orderBy(sql`length(${applications.number})`, asc(applications.number), asc(applicationGoods.position)),
  ]);
  const codes = new Map(placed.map(({ number, booths }) => [number, booths.map(({ code }) => code).join(", ")]));
  return rows.map(({ isForSale, ...row }) => ({
    ...row,
    booths: codes.get(row.application) ?? "",
    use: isForSale ? "để bán" : "trưng bày",
  }));
}

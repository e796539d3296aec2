import { and, eq, isNotNull, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import {
  applicationAsks,
  applicationEvents,
  applications,
  boothClaims,
  establishments,
  exhibitors,
  provinces,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { claimHolds } from "../fairs/live-claims.server";
import { isProducerOf } from "../people/policy";
import { mayReadApplications } from "./policy";
import type { QueueRow } from "./queue";

/**
 * Everything that was sent to a fair, unsorted (`selectFrom`): one question to the database, whatever the number of rows. For the
 * fair's agency; throws "forbidden".
 */
export async function applicationQueue(ctx: Context, fair: Pick<FairDetails, "id" | "agencyId">): Promise<QueueRow[]> {
  if (!mayReadApplications(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const rows = await ctx.db
    .select({
      id: applications.id,
      number: applications.number,
      state: applications.state,
      signName: applications.signName,
      applicantName: sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)})`,
      isCentre: sql<boolean>`${applications.agencyId} is not null`,
      establishmentId: applications.establishmentId,
      provinceId: applications.provinceId,
      provinceName: provinces.name,
      groupCode: applications.groupCode,
      asks: sql<
        QueueRow["asks"]
      >`coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'booths', a.booths, 'granted', a.granted)
        order by array_position(array['standard', 'raw', 'pavilion', 'common'], a.kind)) from ${applicationAsks} a where a.application_id = ${applications.id}), '[]'::jsonb)`,
      taken: sql<number>`(select count(*)::int from ${boothClaims} where ${boothClaims.applicationId} = ${applications.id} and ${claimHolds(ctx)})`,
      power: applications.power,
      priority: applications.priority,
      exhibitors: sql<number>`(select count(*)::int from ${exhibitors} e where e.application_id = ${applications.id})`,
      submittedAt: applications.submittedAt,
      dueOn: sql<
        string | null
      >`case when ${applications.state} = 'more_asked' then (select e.due_on::text from ${applicationEvents} e
        where e.application_id = ${applications.id} and e.kind = 'more_asked' order by e.at desc, e.id desc limit 1) end`,
      version: applications.version,
    })
    .from(applications)
    .innerJoin(provinces, eq(provinces.id, applications.provinceId))
    .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
    .where(and(eq(applications.fairId, fair.id), isNotNull(applications.number)));
  const sum = (asks: QueueRow["asks"], of: (ask: QueueRow["asks"][number]) => number | null) =>
    asks.reduce((all, ask) => all + (of(ask) ?? 0), 0);
  return rows.map(({ establishmentId, ...row }) => ({
    ...row,
    isOwn: isProducerOf(ctx.actor, establishmentId),
    number: row.number!,
    submittedAt: row.submittedAt!,
    asked: sum(row.asks, (ask) => ask.booths),
    granted: sum(row.asks, (ask) => ask.granted),
  }));
}

import { sql } from "drizzle-orm";
import type { BoothKind, FairMoneySource } from "~/lib/vocabulary";
import { isRecognisedToday } from "../applications/read-application.server";
import type { Context } from "../context";
import { passesThatCame, visitsByDay } from "../fair-days/visits.server";
import type { FairDetails } from "../fairs/fair-details.server";
import { firstMorning } from "../fairs/live-claims.server";
import { contractsOfMeetings } from "../meetings/queries.server";
import type { FairFigures } from "./rules";

const number = (value: unknown): number => Number(value ?? 0);

/**
 * What a fair came to by now: its plan, claims, gates, sales reports and budget. Asks no policy.
 * other: visits that no gate counted. Source: docs/rules/fair-reports.md#figures.
 */
export async function figuresOf(
  ctx: Context,
  fair: Pick<FairDetails, "id" | "startsOn">,
  other: number,
): Promise<FairFigures> {
  const placed = sql`
    select b.id, b.kind, b.width * b.height as area, c.application_id, c.exhibitor_id, a.province_id
    from booth_claims c join booths b on b.id = c.booth_id join applications a on a.id = c.application_id join fairs f on f.id = a.fair_id
    where f.id = ${fair.id} and c.state <> 'held' and c.during @> ${firstMorning(sql.raw("f.starts_on"))}`;
  // Whoever named nobody stands there itself; a centre's place without a name stands for all it brings.
  const standing = sql`
    select distinct p.province_id, coalesce(e.establishment_id::text, e.tax_code, lower(e.name), a.establishment_id::text, a.agency_id::text) as who
    from placed p join applications a on a.id = p.application_id
    left join exhibitors e on e.application_id = p.application_id and (p.exhibitor_id is null or e.id = p.exhibitor_id)`;
  const [kinds, provinces, whole, products, visits, passes, sales, days, money, incidents, meetings, signed] =
    await Promise.all([
      ctx.db.execute<{ kind: BoothKind; all: number; taken: number; area: number }>(sql`
      with placed as (${placed})
      select b.kind, count(*) as all, count(p.id) as taken, coalesce(sum(p.area), 0) as area
      from booths b left join placed p on p.id = b.id
      where b.fair_id = ${fair.id} and (b.retired_at is null or p.id is not null) group by b.kind order by b.kind`),
      ctx.db.execute<{ id: string; name: string; booths: number; establishments: number }>(sql`
      with placed as (${placed}), standing as (${standing})
      select v.id, v.name, count(*) as booths, (select count(*) from standing s where s.province_id = v.id) as establishments
      from placed p join provinces v on v.id = p.province_id group by v.id, v.name order by booths desc, v.name`),
      ctx.db.execute<{ applications: number; establishments: number }>(sql`
      with placed as (${placed}), standing as (${standing})
      select (select count(distinct application_id) from placed) as applications, (select count(distinct who) from standing) as establishments`),
      ctx.db.execute<{ all: number; recognised: number }>(sql`
      with placed as (${placed})
      select count(*) as all, count(*) filter (where ${isRecognisedToday(fair.startsOn)}) as recognised
      from products where id in (select product_id from application_products ap where ap.application_id in (select application_id from placed))`),
      visitsByDay(ctx, fair.id),
      passesThatCame(ctx, fair.id, fair.startsOn),
      ctx.db.execute<Record<"revenue" | "orders" | "contracts" | "value" | "reported" | "exhibitors", string>>(sql`
      with placed as (${placed})
      select sum(s.revenue) as revenue, sum(s.orders) as orders, sum(s.contracts) as contracts, sum(s.contract_value) as value,
        count(distinct s.application_id) as reported,
        (select count(*) from applications o where o.fair_id = ${fair.id} and (o.id in (select application_id from placed)
          or exists (select from sales_reports r where r.application_id = o.id))) as exhibitors
      from sales_reports s join applications a on a.id = s.application_id where a.fair_id = ${fair.id}`),
      ctx.db.execute<{ day: string; revenue: string; contracts: string }>(sql`
      select s.day::text as day, sum(s.revenue) as revenue, sum(s.contracts) as contracts
      from sales_reports s join applications a on a.id = s.application_id where a.fair_id = ${fair.id} group by s.day order by s.day`),
      ctx.db.execute<{ source: FairMoneySource; planned: string; spent: string | null }>(sql`
      select source, sum(planned) as planned, sum(spent) as spent from fair_budget_items
      where fair_id = ${fair.id} group by source order by min(position)`),
      ctx.db.execute<{ all: number; open: number }>(sql`
      select count(*) as all, count(*) filter (where resolved_at is null) as open from incidents where fair_id = ${fair.id}`),
      ctx.db.execute<Record<"buyers" | "placed" | "held", string>>(sql`
      select (select count(*) from meeting_buyers b join meeting_sessions s on s.id = b.session_id where s.fair_id = ${fair.id}) as buyers,
        count(*) as placed, count(*) filter (where g.outcome <> 'not_held') as held
      from fair_meetings g join meeting_sessions s on s.id = g.session_id
      where s.fair_id = ${fair.id} and g.state = 'accepted' and g.during is not null`),
      contractsOfMeetings(ctx.db, [fair.id]).then((of) => of.get(fair.id)),
    ]);
  const byDay = visits.map(({ day, visitors }) => ({ day, visits: visitors }));
  const sold = sales[0];
  const met = meetings[0];
  return {
    booths: kinds.map(({ kind, all, taken, area }) => ({
      kind,
      all: number(all),
      taken: number(taken),
      area: number(area),
    })),
    applications: number(whole[0]?.applications),
    establishments: number(whole[0]?.establishments),
    provinces: provinces.map(({ id, name, booths, establishments }) => ({
      id,
      name,
      booths: number(booths),
      establishments: number(establishments),
    })),
    products: { all: number(products[0]?.all), recognised: number(products[0]?.recognised) },
    visits: { counted: byDay.reduce((sum, { visits }) => sum + visits, 0), other, passes: passes.inAll, byDay },
    sales: {
      revenue: number(sold?.revenue),
      orders: number(sold?.orders),
      contracts: number(sold?.contracts),
      contractValue: number(sold?.value),
      exhibitors: number(sold?.exhibitors),
      reported: number(sold?.reported),
      byDay: days.map(({ day, revenue, contracts }) => ({
        day,
        revenue: number(revenue),
        contracts: number(contracts),
      })),
    },
    money: money.map(({ source, planned, spent }) => ({
      source,
      planned: number(planned),
      spent: spent === null ? null : number(spent),
    })),
    incidents: { all: number(incidents[0]?.all), open: number(incidents[0]?.open) },
    meetings: {
      buyers: number(met?.buyers),
      placed: number(met?.placed),
      held: number(met?.held),
      contracts: signed?.contracts ?? 0,
      contractValue: signed?.contractsValue ?? 0,
      agreements: signed?.agreements ?? 0,
      agreementValue: signed?.agreementsValue ?? 0,
    },
  };
}

import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { fairBudgetItems, fairEvents, fairs, fairTargets, memberships, recordedFairs } from "~/db/schema";

export interface FairThings {
  /** Public; it begins on 4 December 2026. */
  readonly fair: { readonly id: string; readonly slug: string };
}

/** A point of the programme of a fair, a line of its budget, and what its agency recorded of earlier ones and set itself. */
export async function layOutFairs(db: Database, { fair }: FairThings) {
  const [event] = await db
    .insert(fairEvents)
    .values({
      ...{ fairId: fair.id, kind: "opening" as const, title: "Khai mạc", titleEn: "Opening" },
      ...{ startsAt: new Date("2026-12-04T12:00:00Z"), endsAt: new Date("2026-12-04T14:00:00Z") },
    })
    .returning({ id: fairEvents.id });
  const [item] = await db
    .insert(fairBudgetItems)
    .values({ fairId: fair.id, source: "exhibitors", item: "Thuê mặt bằng", planned: 850_000_000, position: 1 })
    .returning({ id: fairBudgetItems.id });
  const [of] = await db
    .select({ agencyId: fairs.agencyId, userId: memberships.userId })
    .from(fairs)
    .innerJoin(memberships, eq(memberships.agencyId, fairs.agencyId))
    .where(eq(fairs.id, fair.id))
    .limit(1);
  const by = { agencyId: of!.agencyId, source: "Báo Công Thương" };
  const [recorded] = await db
    .insert(recordedFairs)
    .values({
      ...by,
      name: "Hội chợ cũ nhất",
      year: 2014,
      level: "region",
      recordedBy: of!.userId,
      recordedAt: new Date(),
    })
    .returning({ id: recordedFairs.id });
  const [target] = await db
    .insert(fairTargets)
    .values({
      ...by,
      fromYear: 2014,
      toYear: 2015,
      indicator: "booths",
      value: 9,
      setBy: of!.userId,
      setAt: new Date(),
    })
    .returning({ id: fairTargets.id });
  return {
    places: {
      "/organiser/fairs/:slug": fair.slug,
      "/organiser/fairs/:slug/programme/:event": event!.id,
      "/organiser/fairs/:slug/budget/:item": item!.id,
      "/organiser/fairs/:slug/report/earlier/:id": recorded!.id,
      "/organiser/fairs/figures/recorded/:id": recorded!.id,
      "/organiser/fairs/figures/targets/:id": target!.id,
      "/organiser/fairs/:slug/report/file/:format": "docx",
    },
    things: { fair } satisfies FairThings,
  };
}

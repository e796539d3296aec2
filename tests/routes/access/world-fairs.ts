import type { Database } from "~/db/client.server";
import { fairBudgetItems, fairEvents } from "~/db/schema";

export interface FairThings {
  /** Public; it begins on 4 December 2026. */
  readonly fair: { readonly id: string; readonly slug: string };
}

/** A point of the programme of a fair and a line of its budget. */
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
  return {
    places: {
      "/organiser/fairs/:slug": fair.slug,
      "/organiser/fairs/:slug/programme/:event": event!.id,
      "/organiser/fairs/:slug/budget/:item": item!.id,
      "/organiser/fairs/:slug/report/earlier/:id": item!.id,
      "/organiser/fairs/figures/recorded/:id": item!.id,
      "/organiser/fairs/figures/targets/:id": item!.id,
      "/organiser/fairs/:slug/report/file/:format": "docx",
    },
    things: { fair } satisfies FairThings,
  };
}

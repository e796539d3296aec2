import type { Database } from "~/db/client.server";
import { booths, fairs, halls } from "~/db/schema";
import { nextNumber, only } from "./counter";
import { LAM_DONG } from "./provinces";

/** A published regional fair with one hall and two booths. */
export async function aFair(
  db: Database,
  { agencyId, ...values }: Partial<typeof fairs.$inferInsert> & { agencyId: string },
): Promise<typeof fairs.$inferSelect> {
  const fair = only(
    await db
      .insert(fairs)
      .values({
        slug: `hoi-cho-${nextNumber()}`,
        name: "Hội chợ hàng công nghiệp nông thôn 2026",
        nameEn: "Fair of rural industrial products 2026",
        level: "region",
        regionCode: "central",
        provinceId: LAM_DONG,
        agencyId,
        venue: "Quảng trường Lâm Viên",
        startsOn: "2026-12-04",
        endsOn: "2026-12-09",
        publishedAt: new Date(),
        ...values,
      })
      .returning(),
  );
  const hall = only(
    await db
      .insert(halls)
      .values({ fairId: fair.id, name: "A", width: 300, height: 200, furniture: [], position: 1 })
      .returning(),
  );
  const place = { fairId: fair.id, hallId: hall.id, kind: "standard" as const, width: 30, height: 30, y: 40 };
  await db.insert(booths).values([
    { ...place, code: "A1", x: 40 },
    { ...place, code: "A2", x: 70 },
  ]);
  return fair;
}

import type { Database } from "~/db/client.server";
import { applicationAsks, applications, boothClaims, booths, fairs, halls } from "~/db/schema";
import { USUAL_RULES } from "~/domain/fairs/rules";
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
        code: `HC${nextNumber()}`,
        rules: USUAL_RULES,
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

/** An accepted application of an establishment or an agency, granted `granted` standard booths; none yet taken. */
export async function anApplication(
  db: Database,
  {
    granted = 2,
    ...values
  }: Partial<typeof applications.$inferInsert> & {
    fairId: string;
    createdBy: string;
    granted?: number;
  } & ({ establishmentId: string } | { agencyId: string }),
): Promise<typeof applications.$inferSelect> {
  const at = new Date("2026-10-20T03:00:00Z");
  const application = only(
    await db
      .insert(applications)
      .values({
        number: `HC-${nextNumber()}`,
        provinceId: LAM_DONG,
        state: "accepted",
        signName: "Rượu cần Lâm Đồng",
        declaredAt: at,
        submittedAt: at,
        decidedAt: at,
        ...values,
      })
      .returning(),
  );
  await db
    .insert(applicationAsks)
    .values({ applicationId: application.id, kind: "standard", booths: Math.max(granted, 1), granted });
  return application;
}

/** A claim as the table keeps it. during: as PostgreSQL writes a span of time. */
export async function aClaim(
  db: Database,
  values: Omit<typeof boothClaims.$inferInsert, "id" | "state"> &
    Partial<Pick<typeof boothClaims.$inferInsert, "state">>,
): Promise<typeof boothClaims.$inferSelect> {
  return only(
    await db
      .insert(boothClaims)
      .values({ state: "held", ...values })
      .returning(),
  );
}

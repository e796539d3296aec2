import type { Database } from "~/db/client.server";
import { agencies, agencyNames } from "~/db/schema";
import { nextNumber, only } from "./counter";
import { LAM_DONG } from "./provinces";

export interface TestAgency {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** A provincial agency with one name, in force since 2008. */
export async function anAgency(
  db: Database,
  { name = "Ủy ban nhân dân tỉnh Lâm Đồng", ...values }: Partial<typeof agencies.$inferInsert> & { name?: string } = {},
): Promise<TestAgency> {
  const agency = only(
    await db
      .insert(agencies)
      .values({
        slug: `ubnd-tinh-lam-dong-${nextNumber()}`,
        level: "province",
        provinceId: LAM_DONG,
        place: "Đà Lạt",
        ...values,
      })
      .returning(),
  );
  await db.insert(agencyNames).values({
    agencyId: agency.id,
    name,
    nameEn: "People's Committee of Lam Dong Province",
    validFrom: "2008-01-01",
  });
  return { id: agency.id, slug: agency.slug, name };
}

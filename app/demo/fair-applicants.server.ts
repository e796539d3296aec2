import { agencies, agencyNames, applicationAsks, applicationEvents, applications, exhibitors } from "~/db/schema";
import { slugOf } from "~/lib/slug";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";
import type { DemoExhibitor } from "./specialities";

/** The centre that fills the booths of each province. */
export async function addCentres(
  db: DemoWorld["db"],
  of: readonly { readonly id: string; readonly name: string }[],
): Promise<Map<string, string>> {
  const rows = await db
    .insert(agencies)
    .values(
      of.map(({ id, name }) => ({
        slug: `trung-tam-khuyen-cong-${slugOf(name)}`,
        level: "province" as const,
        provinceId: id,
        place: name,
      })),
    )
    .returning({ id: agencies.id, provinceId: agencies.provinceId });
  const centres = new Map(rows.map((row) => [row.provinceId!, row.id]));
  await db.insert(agencyNames).values(
    of.map(({ id, name }) => ({
      agencyId: centres.get(id)!,
      name: `Trung tâm Khuyến công và Phát triển công nghiệp ${name}`,
      nameEn: `Industrial Promotion Centre of ${name}`,
      validFrom: "2025-07-01",
    })),
  );
  return centres;
}

/** An application that was accepted, granted all it asked for, or that waits. */
export async function addApplication(
  db: DemoWorld["db"],
  {
    asked,
    at,
    by,
    state = "accepted",
    ...values
  }: Pick<typeof applications.$inferInsert, "fairId" | "number" | "agencyId" | "establishmentId" | "provinceId"> & {
    readonly signName: string;
    readonly state?: "accepted" | "waiting";
    readonly asked: number;
    readonly at: Date;
    readonly by: string;
  },
): Promise<string> {
  const [row] = await db
    .insert(applications)
    .values({
      ...values,
      state,
      contactName: values.signName,
      declaredAt: at,
      submittedAt: at,
      decidedAt: dayFrom(at, 4),
      createdBy: by,
      createdAt: at,
    })
    .returning({ id: applications.id });
  const applicationId = row!.id;
  await db.insert(applicationAsks).values({
    applicationId,
    kind: "standard" as const,
    booths: asked,
    granted: state === "accepted" ? asked : null,
  });
  await db.insert(applicationEvents).values([
    { applicationId, kind: "submitted" as const, actorId: by, at },
    { applicationId, kind: state, actorId: by, at: dayFrom(at, 4) },
  ]);
  return applicationId;
}

/** Who stands at the booths of a centre. Returns their ids, in the same order. */
export async function bringExhibitors(
  db: DemoWorld["db"],
  applicationId: string,
  brought: readonly DemoExhibitor[],
): Promise<string[]> {
  const rows = await db
    .insert(exhibitors)
    .values(brought.map((exhibitor, at) => ({ applicationId, ...exhibitor, position: at + 1 })))
    .returning({ id: exhibitors.id });
  return rows.map(({ id }) => id);
}

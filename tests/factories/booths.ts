import { and, asc, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { applicationAsks, type applications, boothClaims, boothEvents, booths, type fairs, halls } from "~/db/schema";
import { boothsAtWork } from "~/domain/booths/at-work.server";
import type { Actor } from "~/domain/context";
import { anAgency } from "./agencies";
import { anEstablishment } from "./establishments";
import { aFair, anApplication } from "./fairs";
import { anOrganiser, aProducer } from "./people";

type Fair = typeof fairs.$inferSelect;
type Booth = typeof booths.$inferSelect;

/** While booths are picked at `aPickedFair`. */
export const PICKING = new Date("2026-11-02T03:00:00Z");

/** So many minutes after `PICKING`. */
export const minutesLater = (minutes: number) => new Date(PICKING.getTime() + minutes * 60_000);

/** A fair whose exhibitors pick now, its organiser, and the booths A1 and A2 beside each other. */
export async function aPickedFair(
  db: Database,
  values: Partial<typeof fairs.$inferInsert> = {},
): Promise<{ fair: Fair; organiser: Actor; agencyId: string }> {
  const { id: agencyId } = await anAgency(db);
  const fair = await aFair(db, {
    agencyId,
    picksOpenAt: new Date("2026-11-01T00:00:00Z"),
    picksCloseAt: new Date("2026-11-20T00:00:00Z"),
    ...values,
  });
  return { fair, organiser: await anOrganiser(db, agencyId), agencyId };
}

/** A row of standard booths 3 x 3 m below those of `aFair`, beside each other: "B1" to "B<count>". row: 1 is the first below. */
export async function aRowOfBooths(
  db: Database,
  fair: { readonly id: string },
  count: number,
  { letter = "B", row = 1, ...values }: Partial<typeof booths.$inferInsert> & { letter?: string; row?: number } = {},
): Promise<Booth[]> {
  const [hall] = await db.select().from(halls).where(eq(halls.fairId, fair.id)).orderBy(asc(halls.position));
  return db
    .insert(booths)
    .values(
      Array.from({ length: count }, (_, at) => ({
        fairId: fair.id,
        hallId: hall!.id,
        code: `${letter}${at + 1}`,
        kind: "standard" as const,
        x: 40 + at * 30,
        y: 40 + row * 60,
        width: 30,
        height: 30,
        power: 3000,
        ...values,
      })),
    )
    .returning();
}

/** An accepted application of an establishment of its own, with its producer. */
export async function anApplicant(
  db: Database,
  fair: { readonly id: string },
  { granted = 1, ...values }: Partial<typeof applications.$inferInsert> & { granted?: number } = {},
): Promise<{ application: typeof applications.$inferSelect; producer: Actor }> {
  const maker = await anEstablishment(db);
  const producer = await aProducer(db, maker.id);
  const application = await anApplication(db, {
    createdBy: producer.userId,
    granted,
    ...values,
    fairId: fair.id,
    establishmentId: maker.id,
  });
  return { application, producer };
}

/** One that waits for `asked` standard booths; nothing is granted to it. */
export async function aWaitingApplicant(
  db: Database,
  fair: { readonly id: string },
  { asked = 1, ...values }: Partial<typeof applications.$inferInsert> & { asked?: number } = {},
) {
  const made = await anApplicant(db, fair, { granted: asked, state: "waiting", ...values });
  await db.update(applicationAsks).set({ granted: null }).where(eq(applicationAsks.applicationId, made.application.id));
  return made;
}

export async function boothCalled(db: Database, fair: { readonly id: string }, code: string): Promise<Booth> {
  const [booth] = await db
    .select()
    .from(booths)
    .where(and(eq(booths.fairId, fair.id), eq(booths.code, code)));
  return booth!;
}

/** Who has the booths of a fair at an instant: "A1 confirmed HC-3". Free ones are left out. */
export async function standing(db: Database, fair: { readonly id: string }, now = PICKING): Promise<string[]> {
  const all = await boothsAtWork({ db, actor: null, now }, fair.id);
  return all.flatMap(({ code, state, claim }) =>
    state === "available" ? [] : [[code, state, claim?.number].filter(Boolean).join(" ")],
  );
}

/** The claim that holds a booth now. */
export async function claimAt(db: Database, booth: { readonly id: string }): Promise<typeof boothClaims.$inferSelect> {
  const rows = await db
    .select()
    .from(boothClaims)
    .where(eq(boothClaims.boothId, booth.id))
    .orderBy(asc(boothClaims.id));
  return rows.at(-1)!;
}

/** What happened to a booth, oldest first. */
export async function eventsOf(db: Database, booth: { readonly id: string }): Promise<string[]> {
  const rows = await db
    .select({ kind: boothEvents.kind })
    .from(boothEvents)
    .where(eq(boothEvents.boothId, booth.id))
    .orderBy(asc(boothEvents.id));
  return rows.map((row) => row.kind);
}

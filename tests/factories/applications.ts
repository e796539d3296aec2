import { eq } from "drizzle-orm";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applicationGoods, applications, fairPrices, fairServices, type fairs } from "~/db/schema";
import type { ApplicationAnswers } from "~/domain/applications/answers";
import { ownApplication } from "~/domain/applications/own-applications.server";
import type { SavedStep } from "~/domain/applications/rules";
import { saveApplication } from "~/domain/applications/save-application.server";
import { startApplication } from "~/domain/applications/start-application.server";
import { submitApplication } from "~/domain/applications/submit-application.server";
import type { Context } from "~/domain/context";
import { anAgency } from "./agencies";
import { only } from "./counter";
import { anEstablishment } from "./establishments";
import { aFair } from "./fairs";
import { anOrganiser, aProducer } from "./people";

/** A moment while the call of `aCall` is open; the fair begins on 4 December. */
export const DURING_CALL = new Date("2026-10-15T03:00:00Z");
export const AFTER_CALL = new Date("2026-11-02T03:00:00Z");

/** A published fair that takes applications in October 2026, with a price list and one service, and who runs it. */
export async function aCall(db: Database, values: Partial<typeof fairs.$inferInsert> = {}) {
  const agencyId = values.agencyId ?? (await anAgency(db)).id;
  const fair = await aFair(db, {
    applicationsOpenAt: new Date("2026-10-01T00:00:00Z"),
    applicationsCloseAt: new Date("2026-10-31T17:00:00Z"),
    ...values,
    agencyId,
  });
  await db.insert(fairPrices).values([
    { fairId: fair.id, kind: "standard", price: 8_000_000, per: "booth" },
    { fairId: fair.id, kind: "raw", price: 500_000, per: "square_metre" },
    { fairId: fair.id, kind: "common", price: 0, per: "booth" },
  ]);
  const service = only(
    await db
      .insert(fairServices)
      .values({
        fairId: fair.id,
        kind: "furniture",
        name: "Bàn thêm",
        nameEn: "Extra table",
        unit: "chiếc",
        price: 150_000,
        position: 1,
      })
      .returning(),
  );
  const organiser = await anOrganiser(db, agencyId);
  return { fair, agencyId, serviceId: service.id, organiser, office: contextOf(db, organiser, DURING_CALL) };
}

/** A draft of a new establishment at a fair, with its people's context. */
export async function aDraft(db: Database, fairId: string, now = DURING_CALL) {
  const establishment = await anEstablishment(db, { legalForm: "cooperative" });
  const producer = await aProducer(db, establishment.id);
  const maker = contextOf(db, producer, now);
  const id = await startApplication(maker, fairId, { applicant: { kind: "establishment", id: establishment.id } });
  return { id, maker, producer, establishment };
}

/** A draft of a provincial centre. */
export async function aCentreDraft(db: Database, fairId: string, now = DURING_CALL) {
  const agency = await anAgency(db, { name: "Trung tâm Khuyến công Lâm Đồng" });
  const officer = await anOrganiser(db, agency.id);
  const centre = contextOf(db, officer, now);
  const id = await startApplication(centre, fairId, { applicant: { kind: "agency", id: agency.id } });
  return { id, centre, officer, agency };
}

/** Saves one step upon what is there now. */
export async function saveStep(ctx: Context, id: string, step: SavedStep, answers: ApplicationAnswers) {
  const { version, answers: seen } = await ownApplication(ctx, id);
  return saveApplication(ctx, id, step, { answers, version, seen });
}

/** A draft that may be sent: two standard booths and a line of goods. */
export async function fillIn(ctx: Context, id: string, places: ApplicationAnswers = { standard: 2 }): Promise<void> {
  await saveStep(ctx, id, "places", places);
  await (ctx.db as Database)
    .insert(applicationGoods)
    .values({ applicationId: id, position: 1, name: "Rượu cần", quantity: 100 });
}

/** An application that was sent. */
export async function aSentApplication(db: Database, fairId: string, places?: ApplicationAnswers, now = DURING_CALL) {
  const draft = await aDraft(db, fairId, now);
  await fillIn(draft.maker, draft.id, places);
  const number = await submitNow(draft.maker, draft.id);
  return { ...draft, number };
}

/** Sends what stands there now. */
export async function submitNow(ctx: Context, id: string): Promise<string> {
  const { version } = await ownApplication(ctx, id);
  return submitApplication(ctx, id, { version, declared: true });
}

/** The version an officer reads. */
export async function versionOf(ctx: Context, id: string): Promise<number> {
  const [row] = await ctx.db
    .select({ version: applications.version })
    .from(applications)
    .where(eq(applications.id, id));
  return row!.version;
}

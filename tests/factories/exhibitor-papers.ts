import { and, eq } from "drizzle-orm";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { booths, exhibitors, fairEvents, fairPrices, type fairs, halls } from "~/db/schema";
import { LetterTextsForm, MessageForm } from "~/domain/exhibitor-papers/forms";
import { letterTextsOf } from "~/domain/exhibitor-papers/letter-facts.server";
import { saveLetterTexts } from "~/domain/exhibitor-papers/save-letter-texts.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { FairRules, USUAL_RULES } from "~/domain/fairs/rules";
import type { BoothKind } from "~/lib/vocabulary";
import { anAgency } from "./agencies";
import { anEstablishment, type Establishment } from "./establishments";
import { aClaim, aFair, anApplication } from "./fairs";
import { anOrganiser, aProducer } from "./people";

/** Some weeks before the fair of `aFair`. */
export const BEFORE_FAIR = new Date("2026-11-12T07:30:00Z");

/** Half of the rent of standard booths, for two of an application at most. */
export const HALF: FairRules = FairRules.parse({
  ...USUAL_RULES,
  support: {
    value: [{ who: "all", kinds: ["standard"], perMille: 500, booths: 2 }],
    source: "Nghị quyết 12/2026/NQ-HĐND",
  },
});

/** A fair with prices, a row of twelve booths B1 ... B12 beside A1 and A2, a gate, a stage and days for exhibitors, and who runs it. */
export async function aFairWithPapers(db: Database, values: Partial<typeof fairs.$inferInsert> = {}) {
  const agency = await anAgency(db);
  const fair = await aFair(db, {
    agencyId: agency.id,
    rules: HALF,
    depositDueOn: "2026-11-15",
    balanceDueOn: "2026-11-25",
    goodsListDueOn: "2026-11-20",
    ...values,
  });
  await db.insert(fairPrices).values({ fairId: fair.id, kind: "standard", price: 6_000_000, per: "booth" });
  const furniture = [
    { kind: "gate", label: "Cổng chính", labelEn: "Main gate", x: 0, y: 190, width: 40, height: 10 },
    { kind: "stage", label: "Sân khấu", labelEn: "Stage", x: 200, y: 0, width: 90, height: 30 },
  ];
  const [hall] = await db.update(halls).set({ width: 600, furniture }).where(eq(halls.fairId, fair.id)).returning();
  const place = { fairId: fair.id, hallId: hall!.id, width: 30, height: 30, y: 100, power: 3000 };
  await db.insert(booths).values(
    Array.from({ length: 12 }, (_, at) => ({
      ...place,
      code: `B${at + 1}`,
      kind: (at === 0 ? "corner" : "standard") as BoothKind,
      openTo: at === 0 ? "SW" : "S",
      x: 20 + at * 45,
    })),
  );
  await db
    .insert(fairEvents)
    .values([
      anEvent(fair.id, "opening", "Khai mạc hội chợ", "2026-12-04T01:30:00Z", true),
      anEvent(fair.id, "other", "Lắp dựng gian hàng", "2026-12-03T01:00:00Z", false),
      anEvent(fair.id, "culture", "Đêm văn nghệ", "2026-12-05T12:00:00Z", true),
    ]);
  const organiser = await anOrganiser(db, agency.id);
  return { fair, agency, organiser, ctx: contextOf(db, organiser, BEFORE_FAIR) };
}

const anEvent = (
  fairId: string,
  kind: "opening" | "other" | "culture",
  title: string,
  at: string,
  isPublic: boolean,
) => ({
  fairId,
  kind,
  title,
  titleEn: title,
  startsAt: new Date(at),
  endsAt: new Date(Date.parse(at) + 3_600_000),
  isPublic,
});

interface Exhibitor {
  readonly codes?: readonly string[];
  readonly signName?: string;
  readonly contactEmail?: string;
  readonly number?: string;
  readonly establishment?: Establishment;
}

/** An accepted application with these booths confirmed, and its people's context. */
export async function anExhibitor(db: Database, fairId: string, { codes = [], ...values }: Exhibitor = {}) {
  const { establishment = await anEstablishment(db), ...more } = values;
  const producer = await aProducer(db, establishment.id);
  const application = await anApplication(db, {
    fairId,
    establishmentId: establishment.id,
    createdBy: producer.userId,
    granted: 12,
    ...more,
  });
  for (const code of codes) await takes(db, application.id, fairId, code);
  return { application, establishment, producer, ctx: contextOf(db, producer, BEFORE_FAIR) };
}

/** Confirms a booth by its code from a month before. */
export async function takes(db: Database, applicationId: string, fairId: string, code: string) {
  const [booth] = await db
    .select()
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code)));
  return aClaim(db, { applicationId, boothId: booth!.id, state: "confirmed", during: "[2026-10-20T00:00:00Z,)" });
}

/** Names who signs the letters of a fair. */
export async function named(
  ctx: ReturnType<typeof contextOf>,
  fairId: string,
  notes = "Không chuyển nhượng gian hàng.",
) {
  const { version } = await letterTextsOf(ctx, fairId);
  const form = { version, signerTitle: "Giám đốc", signerName: "Trần Thị Lụa", notes };
  await saveLetterTexts(ctx, fairId, LetterTextsForm.parse(form));
}

/** A message as its form says it, to accepted applications. */
export const aMessageForm = (changes: Record<string, unknown> = {}): MessageForm =>
  MessageForm.parse({
    version: "0",
    states: ["accepted"],
    subject: "Giờ lắp dựng của {sign_name}",
    body: "Đơn {number} có gian {booths} tại {fair}.",
    ...changes,
  });

/** A fair as those who run it see it. */
export const detailsOf = (ctx: ReturnType<typeof contextOf>, fairId: string) => fairById(ctx, fairId);

/** Whom a centre brings. */
export const bring = (db: Database, applicationId: string, names: readonly string[]) =>
  db
    .insert(exhibitors)
    .values(names.map((name, at) => ({ applicationId, name, signName: "", position: at + 1 })))
    .returning();

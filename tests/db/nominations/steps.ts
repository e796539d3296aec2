import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anEstablishment } from "#tests/factories/establishments";
import { actorOf, aMembership, anAdmin, anOrganiser, aProducer } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { mails, phases } from "~/db/schema";
import type { Context } from "~/domain/context";
import { dossierStepForm } from "~/domain/nominations/forms";
import { type QuestionCode, questionsOf, STEPS } from "~/domain/nominations/questions";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";

export const LONG = "Cá cơm than ướp muối hạt, ủ chượp mười hai tháng trong thùng gỗ. ".repeat(6).trim();

/** As a producer types them. */
export const TYPED: Partial<Record<QuestionCode, string>> = {
  description: LONG,
  materials: LONG,
  process: LONG,
  capacity: "60.000 lít",
  workers: "14",
  revenueLast: "1.200.000.000",
  revenueBefore: "1,1 tỷ",
  markets: LONG,
  standards: LONG,
  foodSafety: LONG,
  environment: LONG,
};

/** A producer with a product that has its three photos, and a round to enter. */
export async function anEntrant(db: Database, round: RoundOptions & { phase?: PhaseKind | null } = {}) {
  const establishment = await anEstablishment(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const fileIds = await photosFor(db, product);
  const entered = await aRound(db, { phase: "nomination", ...round });
  const ctx = contextOf(db, await aProducer(db, establishment.id));
  return { establishment, product, fileIds, round: entered, ctx };
}

/** Answers every step of a dossier. */
export async function answerAll(
  ctx: Context,
  nominationId: string,
  changes: Partial<Record<QuestionCode, string>> = {},
) {
  const typed: Partial<Record<QuestionCode, string>> = { ...TYPED, ...changes };
  for (const step of STEPS) {
    const fields = Object.fromEntries(questionsOf(step).map((code) => [code, typed[code]]));
    await saveDossier(ctx, nominationId, { step, answers: dossierStepForm(step).parse(fields) });
  }
}

/** An entry handed in by its producer, and someone of the support team. */
export async function aSubmitted(db: Database, round: Parameters<typeof anEntrant>[1] = {}) {
  const entrant = await anEntrant(db, round);
  const { id } = await startNomination(entrant.ctx, { productId: entrant.product.id, roundId: entrant.round.id });
  await answerAll(entrant.ctx, id);
  await submitNomination(entrant.ctx, id, { declared: true });
  const staff = contextOf(db, await anOrganiser(db, entrant.round.agencyId, "support"));
  return { ...entrant, id, staff };
}

/** The day so many days from today in Vietnam. */
export const dayFrom = (now: Date, days: number) => addDays(todayInVietnam(now), days);

/** Names a day for a phase that begins only by an act. */
export async function announce(db: Database, roundId: string, kind: PhaseKind, day: string): Promise<void> {
  const at = new Date(`${day}T00:00:00+07:00`);
  const span = { opensAt: at, closesAt: at };
  await db
    .insert(phases)
    .values({ roundId, kind, ...span })
    .onConflictDoUpdate({ target: [phases.roundId, phases.kind], set: span });
}

export const lastMail = async (db: Database, email: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, email)).orderBy(mails.id)).at(-1);

/** People who may not work on an entry: of another agency, an administrator, a visitor, and its own producer. */
export async function outsiders(db: Database, producer: Context) {
  const others = [await anOrganiser(db, (await anAgency(db)).id), await anAdmin(db), null];
  return { strangers: others.map((actor) => contextOf(db, actor)), producer };
}

/** The officer becomes a member of the establishment as well. */
export async function belonging(db: Database, staff: Context, establishmentId: string): Promise<Context> {
  await aMembership(db, staff.actor!.userId, "producer", { establishmentId });
  return contextOf(db, await actorOf(db, { id: staff.actor!.userId }));
}

import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import type { Context } from "~/domain/context";
import { dossierStepForm, type QuestionCode, questionsOf, STEPS } from "~/domain/nominations/forms";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
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

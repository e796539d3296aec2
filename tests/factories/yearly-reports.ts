import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, products } from "~/db/schema";
import type { Actor, Context } from "~/domain/context";
import { ownReport } from "~/domain/yearly-reports/own-reports.server";
import type { ReportAnswers, ReportStep } from "~/domain/yearly-reports/rules";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { submitReport } from "~/domain/yearly-reports/submit-report.server";
import { addSupport } from "~/domain/yearly-reports/supports.server";
import { aDecidedRound } from "./awards";
import { anOrganiser, aProducer } from "./people";

export interface HeldTitle {
  readonly awardId: string;
  readonly certificateId: string;
  readonly number: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  /** Of the establishment. */
  readonly producer: Actor;
}

export interface HeldTitles {
  readonly agencyId: string;
  /** Of the agency that ran the round. */
  readonly organiser: Actor;
  readonly titles: readonly HeldTitle[];
  /** The year of issue: the first that is reported of. */
  readonly year: number;
}

/** Products recognised today, each of an establishment of its own with one member. By the name of the product. */
export async function heldTitles(db: Database, count = 1): Promise<HeldTitles> {
  const totals = Array.from({ length: count }, (_, at) => 95 - at);
  const { round } = await aDecidedRound(db, { totals, recognised: count });
  const rows = await db
    .select({
      awardId: awards.id,
      certificateId: certificates.id,
      number: certificates.number,
      productName: awards.productName,
      establishmentId: products.establishmentId,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(products, eq(products.id, awards.productId))
    .where(eq(decisions.roundId, round.id))
    .orderBy(asc(certificates.number));
  const titles: HeldTitle[] = [];
  for (const row of rows) {
    const establishmentId = row.establishmentId!;
    titles.push({ ...row, establishmentId, producer: await aProducer(db, establishmentId) });
  }
  const year = Number(titles[0]!.issuedOn.slice(0, 4));
  return { agencyId: round.agencyId, organiser: await anOrganiser(db, round.agencyId), titles, year };
}

/** Nine in the morning of a day in Vietnam. */
export const morningOf = (day: string): Date => new Date(`${day}T09:00:00+07:00`);

/** Everything a report asks, as its form has it. */
export const FULL_ANSWERS = {
  business: {
    revenue: 1_250_000_000,
    exportValue: 50_000_000,
    outputQuantity: 12_500,
    outputUnit: "kg",
    workers: 14,
    labourIncome: 8_000_000,
  },
  support: { hasNoSupport: "on" },
  quality: { keepsQuality: "yes" },
} as const satisfies Record<ReportStep, ReportAnswers>;

/** Keep the answers of a step as someone does who has just read the report. */
export async function fillStep(
  ctx: Context,
  ref: { awardId: string; year: number },
  step: ReportStep,
  answers: ReportAnswers = FULL_ANSWERS[step],
) {
  const { version } = await ownReport(ctx, ref);
  return saveReport(ctx, ref, step, { answers, version, seen: {} });
}

/** A whole report with one support, sent. business: its figures. Returns its version. */
export async function aSentReport(
  ctx: Context,
  ref: { awardId: string; year: number },
  { business = FULL_ANSWERS.business, supports = 1 }: { business?: ReportAnswers; supports?: number } = {},
): Promise<number> {
  await fillStep(ctx, ref, "business", business);
  for (let at = 0; at < supports; at += 1) {
    await addSupport(ctx, ref, {
      kind: "training",
      what: "Tập huấn an toàn thực phẩm",
      amount: 3_000_000,
      source: "local_promotion",
      month: 5,
      key: randomUUID(),
    });
  }
  if (supports === 0) await fillStep(ctx, ref, "support");
  await fillStep(ctx, ref, "quality");
  await submitReport(ctx, ref, { version: (await ownReport(ctx, ref)).version, declared: true });
  return (await ownReport(ctx, ref)).version;
}

import { eq, sql } from "drizzle-orm";
import {
  applicationAsks,
  applicationPapers,
  applicationProducts,
  applicationServices,
  applications,
  exhibitors,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { pricesOf } from "../fairs/parts.server";
import { answersOfStep, mergeAnswers, type StepSaving } from "../step-answers";
import { inTransaction } from "../transaction.server";
import { type ApplicationAnswers, answersOf, fieldsOf, type Offer, paperField, partsOf } from "./answers";
import type { SaveApplicationForm } from "./forms";
import { type LockedApplication, lockToWrite } from "./lock-application.server";
import { gapsOf, offerOf } from "./own-applications.server";
import { type ApplicationRow, contentOf, partsIn } from "./read-application.server";
import { type ApplicationGap, offeredKinds, type SavedStep } from "./rules";

/**
 * Keep the answers of one step; an answer that was emptied is forgotten. Where it was saved since it was `seen`, answers that only one
 * side changed are joined, and nothing is written while both changed one. Refused as `lockToWrite`; "invalid" beside papers that were ticked and
 * have been taken out of use, or expired, since their form was opened.
 * Source: docs/rules/applications.md#form
 */
export function saveApplication(
  ctx: Context,
  id: string,
  step: SavedStep,
  { answers: typed, version: seenVersion, seen }: SaveApplicationForm,
): Promise<StepSaving<{ readonly gaps: readonly ApplicationGap[] }>> {
  return inTransaction(ctx, async (ctx) => {
    const { row, fair } = await lockToWrite(ctx, id);
    const [things, prices] = await Promise.all([contentOf(ctx, row), pricesOf(ctx, fair.id)]);
    const { offer, gonePapers } = await offerOf(ctx, row, things, offeredKinds(prices));
    if (step === "show") refuseGone(gonePapers, typed, seen);
    const all = answersOf(partsIn(row, things));
    const fields = fieldsOf(step, offer);
    const kept = answersOfStep(all, fields);
    const { answers, differences, joined } =
      seenVersion === row.version
        ? { answers: typed, differences: [], joined: [] }
        : mergeAnswers(fields, { seen, typed, kept });
    if (differences.length > 0) {
      return { kind: "differs", version: row.version, kept, answers, differences, ...(await lastWriter(ctx, row)) };
    }
    const next = { ...all, ...answersOfStep(answers, fields) };
    const version = await write(ctx, row, step, next, offer);
    const after = await contentOf(ctx, row);
    const written = { ...row, ...columnsOf(next, offer) };
    return {
      kind: "saved",
      version,
      answers: answersOfStep(answersOf(partsIn(written, after)), fields),
      joined,
      at: ctx.now,
      gaps: gapsOf(written, fair, prices, after),
    };
  });
}

/** A tick must not go without a word. What was ticked before typing began was taken back by somebody else: that is joined, as all is. */
function refuseGone(
  gone: readonly { readonly id: string; readonly name: string }[],
  typed: ApplicationAnswers,
  seen: ApplicationAnswers,
): void {
  const said = gone
    .map(({ id, name }) => ({ field: paperField(id), sentence: m.applications_paper_gone({ name }) }))
    .filter(({ field }) => typed[field] && !seen[field]);
  if (said.length === 0) return;
  const fields = Object.fromEntries(said.map(({ field, sentence }) => [field, [sentence]]));
  throw new DomainError("invalid", said.map(({ sentence }) => sentence).join(" "), fields);
}

async function lastWriter(ctx: WriteContext, row: ApplicationRow) {
  const [writer] = await ctx.db
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, row.updatedBy ?? row.createdBy));
  return { by: writer!.name, at: row.updatedAt };
}

/** Count a change of an application, whatever it was; returns the version it has now. */
export async function countChange(
  ctx: WriteContext,
  { row }: Pick<LockedApplication, "row">,
  changes: Partial<typeof applications.$inferInsert> = {},
): Promise<number> {
  const version = row.version + 1;
  await ctx.db
    .update(applications)
    .set({ ...changes, version, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
    .where(eq(applications.id, row.id));
  return version;
}

/** An establishment is its own exhibitor: whatever names who stands at a booth prints the board that the application says. */
export async function keepOwnSign(
  ctx: WriteContext,
  { id, establishmentId, signName }: Pick<ApplicationRow, "id" | "establishmentId" | "signName">,
): Promise<void> {
  if (!establishmentId) return;
  await ctx.db
    .update(exhibitors)
    .set({ signName: sql`coalesce(nullif(${signName}, ''), ${exhibitors.name})` })
    .where(eq(exhibitors.applicationId, id));
}

function columnsOf(answers: ApplicationAnswers, offer: Offer) {
  const {
    asks: _,
    services: _services,
    productIds: _products,
    paperIds: _papers,
    ...columns
  } = partsOf(answers, offer);
  return columns;
}

async function write(
  ctx: WriteContext,
  row: ApplicationRow,
  step: SavedStep,
  answers: ApplicationAnswers,
  offer: Offer,
): Promise<number> {
  const parts = partsOf(answers, offer);
  const applicationId = row.id;
  if (step === "places") {
    // Nothing is granted while an application is written.
    await ctx.db.delete(applicationAsks).where(eq(applicationAsks.applicationId, applicationId));
    const asks = ASKED_KINDS.flatMap((kind) =>
      parts.asks[kind] ? [{ applicationId, kind, ...parts.asks[kind] }] : [],
    );
    if (asks.length > 0) await ctx.db.insert(applicationAsks).values(asks);
    await ctx.db.delete(applicationServices).where(eq(applicationServices.applicationId, applicationId));
    const orders = parts.services.map(({ id: serviceId, quantity }) => ({ applicationId, serviceId, quantity }));
    if (orders.length > 0) await ctx.db.insert(applicationServices).values(orders);
  }
  if (step === "show") {
    await ctx.db.delete(applicationProducts).where(eq(applicationProducts.applicationId, applicationId));
    const shown = parts.productIds.map((productId) => ({ applicationId, productId }));
    if (shown.length > 0) await ctx.db.insert(applicationProducts).values(shown);
    await ctx.db.delete(applicationPapers).where(eq(applicationPapers.applicationId, applicationId));
    const given = parts.paperIds.map((paperId) => ({ applicationId, paperId }));
    if (given.length > 0) await ctx.db.insert(applicationPapers).values(given);
  }
  if (step === "sign") await keepOwnSign(ctx, { ...row, signName: parts.signName });
  return countChange(ctx, { row }, columnsOf(answers, offer));
}

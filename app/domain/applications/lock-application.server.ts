import { and, eq } from "drizzle-orm";
import { applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById, lockFair } from "../fairs/fair-details.server";
import {
  type ApplicationFacts,
  mayApplyFor,
  mayReadApplications,
  maySeeOwn,
  whyNotChange,
  whyNotDecide,
  whyNotWrite,
} from "./policy";
import type { ApplicationRow } from "./read-application.server";
import { lastRequest } from "./record-event.server";
import type { CorrectedPart } from "./rules";

export interface LockedApplication {
  readonly row: ApplicationRow;
  readonly fair: FairDetails;
  readonly facts: ApplicationFacts;
}

/** What the rules look at. */
export async function factsOf(ctx: Context, row: ApplicationRow): Promise<ApplicationFacts> {
  const request = row.state === "more_asked" ? await lastRequest(ctx, row.id) : null;
  const { establishmentId, agencyId, state } = row;
  return { establishmentId, agencyId, state, dueOn: request?.dueOn ?? null };
}

async function findApplication(ctx: Context, id: string): Promise<ApplicationRow> {
  const [row] = isUuid(id) ? await ctx.db.select().from(applications).where(eq(applications.id, id)) : [];
  if (!row) throw notFound();
  return row;
}

const notFound = () => new DomainError("not_found", m.applications_not_found());

async function lockRow(ctx: WriteContext, id: string): Promise<ApplicationRow> {
  const [row] = await ctx.db.select().from(applications).where(eq(applications.id, id)).for("update");
  return row!;
}

/** One's own to read. To everybody but the applicant's people it does not exist. */
export async function ownRow(ctx: Context, id: string): Promise<ApplicationRow> {
  const row = await findApplication(ctx, id);
  if (!maySeeOwn(ctx.actor, row)) throw notFound();
  return row;
}

/** Lock one's own application to change what it says. Refused: "not_found" as `ownRow`, "forbidden" for who only reads, "closed" when it is not written now. */
export async function lockToWrite(ctx: WriteContext, id: string): Promise<LockedApplication> {
  await ownRow(ctx, id);
  const row = await lockRow(ctx, id);
  const fair = await fairById(ctx, row.fairId);
  return refuseClosed(ctx, row, fair, (facts) => whyNotWrite(facts, fair, ctx.now));
}

/** Lock one's own application to change a part of it: while it is written, and once accepted until the fair's day. Refused: as `lockToWrite`, and "closed" as `whyNotChange` says. */
export async function lockToChange(ctx: WriteContext, id: string, part: CorrectedPart): Promise<LockedApplication> {
  await ownRow(ctx, id);
  const row = await lockRow(ctx, id);
  const fair = await fairById(ctx, row.fairId);
  return refuseClosed(ctx, row, fair, (facts) => whyNotChange(facts, fair, part, ctx.now));
}

/** The same with its fair locked before it: for what is counted in the fair. */
export async function lockOwnInFair(ctx: WriteContext, id: string): Promise<LockedApplication> {
  const { fairId } = await ownRow(ctx, id);
  const fair = await lockFair(ctx, fairId);
  const row = await lockRow(ctx, id);
  refuseReaders(ctx, row);
  return { row, fair, facts: await factsOf(ctx, row) };
}

async function refuseClosed(
  ctx: WriteContext,
  row: ApplicationRow,
  fair: FairDetails,
  whyNot: (facts: ApplicationFacts) => string | null,
): Promise<LockedApplication> {
  refuseReaders(ctx, row);
  const facts = await factsOf(ctx, row);
  const refusal = whyNot(facts);
  if (refusal) throw new DomainError("closed", refusal);
  return { row, fair, facts };
}

function refuseReaders(ctx: Context, row: ApplicationRow): void {
  if (!mayApplyFor(ctx.actor, row)) throw new DomainError("forbidden", m.applications_only_read());
}

/** An application at a fair, by its number, for the fair's agency. A draft, and one withdrawn before it was sent, has none. Throws "not_found". */
export async function sentApplication(ctx: Context, fair: FairDetails, number: string): Promise<ApplicationRow> {
  const [row] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.fairId, fair.id), eq(applications.number, number)));
  if (!row || !mayReadApplications(ctx.actor, fair)) throw notFound();
  return row;
}

/**
 * Lock an application that was sent, and its fair before it, to answer it. version: the one that was read.
 * Refused: "not_found" to all but the fair's agency, "forbidden" to who does not decide, "closed" once the fair is over,
 * "conflict" when it changed since it was read.
 */
export async function lockToDecide(ctx: WriteContext, id: string, version: number): Promise<LockedApplication> {
  const { fairId } = await findApplication(ctx, id);
  const fair = await lockFair(ctx, fairId);
  const row = await lockRow(ctx, id);
  if (row.number === null || !mayReadApplications(ctx.actor, fair)) throw notFound();
  const today = todayInVietnam(ctx.now);
  const refusal = whyNotDecide(ctx.actor, fair, row, today);
  if (refusal) throw new DomainError(today > fair.endsOn || fair.cancelledAt ? "closed" : "forbidden", refusal);
  if (row.version !== version) throw new DomainError("conflict", m.applications_changed_meanwhile());
  return { row, fair, facts: await factsOf(ctx, row) };
}

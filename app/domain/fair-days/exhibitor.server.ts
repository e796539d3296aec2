import { and, eq, ne, sql } from "drizzle-orm";
import { applications, boothClaims, fairs } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { maySeeOwn } from "../applications/policy";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { claimIsOn } from "../fairs/live-claims.server";
import { mayActForExhibitor, whyNoExhibitorDays } from "./policy";

export type ExhibitorApplication = Pick<
  typeof applications.$inferSelect,
  "id" | "fairId" | "number" | "state" | "signName" | "establishmentId" | "agencyId"
>;

export interface Exhibiting {
  readonly application: ExhibitorApplication;
  readonly fair: FairDetails;
}

const columns = {
  id: applications.id,
  fairId: applications.fairId,
  number: applications.number,
  state: applications.state,
  signName: applications.signName,
  establishmentId: applications.establishmentId,
  agencyId: applications.agencyId,
};

/** An application of the one who asks, with its fair; others are not told that it is there. Throws "not_found". */
export async function exhibitorAtFair(ctx: Context, applicationId: string): Promise<Exhibiting> {
  const [application] = isUuid(applicationId)
    ? await ctx.db.select(columns).from(applications).where(eq(applications.id, applicationId))
    : [];
  if (!application || !maySeeOwn(ctx.actor, application)) {
    throw new DomainError("not_found", m.days_no_such_application());
  }
  return { application, fair: await fairById(ctx, application.fairId) };
}

/**
 * The same for writing: the fair is shared and the application's row locked until the end. Throws "not_found", "forbidden" to who only reads for the centre,
 * "closed" while the application is not accepted.
 */
export async function lockExhibitor(ctx: WriteContext, applicationId: string): Promise<Exhibiting> {
  const { application: seen } = await exhibitorAtFair(ctx, applicationId);
  // Closing waits for what is being written, and what comes after it sees that it is closed.
  await ctx.db.select({ id: fairs.id }).from(fairs).where(eq(fairs.id, seen.fairId)).for("share");
  const [application] = await ctx.db
    .select(columns)
    .from(applications)
    .where(eq(applications.id, seen.id))
    .for("no key update");
  if (!mayActForExhibitor(ctx.actor, seen)) throw new DomainError("forbidden", m.days_exhibitor_only());
  const notYet = whyNoExhibitorDays(application!.state);
  if (notYet) throw new DomainError("closed", notYet);
  return { application: application!, fair: await fairById(ctx, seen.fairId) };
}

/** Booths the application was given or took. */
export async function boothsNow(ctx: Context, applicationId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ booths: sql<number>`count(*)::int` })
    .from(boothClaims)
    .where(and(eq(boothClaims.applicationId, applicationId), ne(boothClaims.state, "held"), claimIsOn(ctx)));
  return row!.booths;
}

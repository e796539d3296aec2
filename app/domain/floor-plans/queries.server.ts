import { and, asc, count, desc, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { applications, boothClaims, boothOffers, booths, halls, hallVersions, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { ClaimState, ProductGroup } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork } from "../fairs/fair-details.server";
import { claimHolds } from "../fairs/live-claims.server";
import { whyNotDraw } from "./policy";
import { type DrawnBooth, FloorPlan } from "./rules";
import { versionName } from "./version-name";

export type HallRow = typeof halls.$inferSelect;

/** A hall as those who run its fair see it. `whyNot`: why the reader may not change it; null when they may. */
export interface HallAtWork {
  readonly fair: FairDetails;
  readonly hall: HallRow;
  readonly whyNot: string | null;
}

/** For the pages of its fair's agency. Throws "not_found", and as `fairAtWork`. */
export async function hallAtWork(ctx: Context, slug: string, hallId: string): Promise<HallAtWork> {
  const fair = await fairAtWork(ctx, slug);
  const [hall] = isUuid(hallId)
    ? await ctx.db
        .select()
        .from(halls)
        .where(and(eq(halls.id, hallId), eq(halls.fairId, fair.id), isNull(halls.retiredAt)))
    : [];
  if (!hall) throw new DomainError("not_found", m.plans_no_such_hall());
  return { fair, hall, whyNot: whyNotDraw(ctx.actor, fair) };
}

/** The halls of a fair in their order, with how many booths each has. */
export function hallsOf(ctx: Context, fairId: string) {
  return ctx.db
    .select({
      id: halls.id,
      name: halls.name,
      nameEn: halls.nameEn,
      width: halls.width,
      height: halls.height,
      position: halls.position,
      savedAt: halls.savedAt,
      booths: count(booths.id),
    })
    .from(halls)
    .leftJoin(booths, and(eq(booths.hallId, halls.id), isNull(booths.retiredAt)))
    .where(and(eq(halls.fairId, fairId), isNull(halls.retiredAt)))
    .groupBy(halls.id)
    .orderBy(asc(halls.position), asc(halls.id));
}

/** The halls that were taken off a fair, the latest first, with how many versions of each were kept. */
export function retiredHallsOf(ctx: Context, fairId: string) {
  return ctx.db
    .select({ id: halls.id, name: halls.name, retiredAt: halls.retiredAt, versions: count(hallVersions.id) })
    .from(halls)
    .leftJoin(hallVersions, eq(hallVersions.hallId, halls.id))
    .where(and(eq(halls.fairId, fairId), isNotNull(halls.retiredAt)))
    .groupBy(halls.id)
    .orderBy(desc(halls.retiredAt));
}

/** What is drawn in a hall now. */
export async function planOfHall(
  ctx: Context,
  hall: Pick<HallRow, "id" | "width" | "height" | "furniture">,
): Promise<FloorPlan> {
  const rows = await ctx.db
    .select()
    .from(booths)
    .where(and(eq(booths.hallId, hall.id), isNull(booths.retiredAt)))
    .orderBy(asc(booths.y), asc(booths.x), asc(booths.id));
  const { width, height, furniture } = hall;
  return FloorPlan.parse({ width, height, furniture, booths: rows.map(drawn) });
}

function drawn({ id, code, kind, x, y, width, height, openTo, power, hasWater, zone }: typeof booths.$inferSelect) {
  const of: DrawnBooth = { id, code, kind, x, y, width, height, openTo, power, hasWater, zone: zone as ProductGroup };
  return of;
}

/** Who has a booth. */
export interface Taken {
  readonly state: ClaimState;
  /** Of the application. */
  readonly number: string | null;
}

/** Booths of a hall that somebody has, or will, or was offered and has not answered, by their ids. `among`: only of these. */
export async function takenBooths(
  ctx: Context,
  hallId: string,
  among?: readonly string[],
): Promise<ReadonlyMap<string, Taken>> {
  if (among?.length === 0) return new Map();
  const rows = await ctx.db
    .select({ boothId: boothClaims.boothId, state: boothClaims.state, number: applications.number })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(
      and(
        eq(booths.hallId, hallId),
        or(
          claimHolds(ctx),
          exists(
            ctx.db
              .select({ one: sql`1` })
              .from(boothOffers)
              .where(and(eq(boothOffers.claimId, boothClaims.id), isNull(boothOffers.answer))),
          ),
        ),
        among && inArray(boothClaims.boothId, [...among]),
      ),
    )
    // Of a booth that has both, who holds it now is named.
    .orderBy(asc(boothClaims.createdAt));
  return new Map(rows.map(({ boothId, ...taken }) => [boothId, taken]));
}

/** Codes of booths in the other halls of its fair, each with the name of its hall. */
export async function codesElsewhere(
  ctx: Context,
  hall: Pick<HallRow, "id" | "fairId">,
): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({ code: booths.code, hall: halls.name })
    .from(booths)
    .innerJoin(halls, eq(halls.id, booths.hallId))
    .where(and(eq(booths.fairId, hall.fairId), ne(booths.hallId, hall.id), isNull(booths.retiredAt)));
  return new Map(rows.map(({ code, hall }) => [code, hall]));
}

/** How many kept versions a page shows. */
const SHOWN_VERSIONS = 100;

/** The versions of a hall's plan that were kept, the latest first. */
export async function versionsOf(ctx: Context, hallId: string) {
  const rows = await ctx.db
    .select({
      number: hallVersions.number,
      note: hallVersions.note,
      keptBefore: hallVersions.keptBefore,
      restoredNumber: hallVersions.restoredNumber,
      savedAt: hallVersions.savedAt,
      savedBy: users.name,
      booths: sql<number>`jsonb_array_length(${hallVersions.plan} -> 'booths')`,
    })
    .from(hallVersions)
    .innerJoin(users, eq(users.id, hallVersions.savedBy))
    .where(eq(hallVersions.hallId, hallId))
    .orderBy(desc(hallVersions.number))
    .limit(SHOWN_VERSIONS);
  return rows.map(({ note, keptBefore, restoredNumber, ...row }) => ({
    ...row,
    note: versionName({ note, keptBefore, restoredNumber }),
  }));
}

/** One of them. Throws "not_found". */
export async function versionOf(ctx: Context, hallId: string, number: number) {
  const [version] = Number.isSafeInteger(number)
    ? await ctx.db
        .select()
        .from(hallVersions)
        .where(and(eq(hallVersions.hallId, hallId), sql`${hallVersions.number}::bigint = ${number}::bigint`))
    : [];
  if (!version) throw new DomainError("not_found", m.plans_no_such_version());
  return {
    number: version.number,
    note: versionName(version),
    savedAt: version.savedAt,
    plan: FloorPlan.parse(version.plan),
  };
}

/** Who saved a plan last, by name; null while nobody did. */
export async function lastDrawer(ctx: Context, { savedBy }: Pick<HallRow, "savedBy">): Promise<string | null> {
  if (!savedBy) return null;
  const [row] = await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, savedBy));
  return row?.name ?? null;
}

import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import {
  appointments,
  assignments,
  councilMembers,
  dossierSnapshots,
  dossiers,
  establishments,
  memberships,
  nominations,
  panels,
  paperChecks,
  products,
  redactions,
  rounds,
  users,
} from "~/db/schema";
import { LEVELS, type Level } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type EarlierPart, type EntryFacts, type Hint, hintsFor, type JurorFacts } from "./hints";

/** The hints about one juror and one entry given to them. */
export interface HintedPair {
  readonly appointmentId: string;
  readonly nominationId: string;
  readonly hints: readonly Hint[];
}

/**
 * The pairs of a round that a hint speaks of; the others are left out. which: of the seats, all where it is left out. Whoever
 * calls it has decided that the reader may know.
 */
export async function hintedPairs(
  ctx: Context,
  round: { id: string; level: Level },
  which?: SQL,
): Promise<HintedPair[]> {
  const pairs = await ctx.db
    .select({
      appointmentId: appointments.id,
      nominationId: nominations.id,
      userId: users.id,
      productId: nominations.productId,
      establishmentId: establishments.id,
      juror: {
        name: users.name,
        organisation: appointments.organisation,
        organisationTaxCode: appointments.organisationTaxCode,
        homeProvinceId: appointments.homeProvinceId,
        homeCommune: appointments.homeCommune,
      },
      entry: {
        establishmentName: establishments.name,
        taxCode: establishments.taxCode,
        provinceId: establishments.provinceId,
        commune: establishments.commune,
        address: establishments.address,
        representative: establishments.representative,
      },
    })
    .from(assignments)
    .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(and(eq(nominations.roundId, round.id), isNull(assignments.endedAt), isNull(appointments.endedAt), which));
  const userIds = [...new Set(pairs.map((pair) => pair.userId))];
  if (userIds.length === 0) return [];
  const [members, parts] = await Promise.all([
    membersAmong(ctx, userIds),
    earlierParts(ctx, round, userIds, [...new Set(pairs.map((pair) => pair.productId))]),
  ]);
  return pairs
    .map(({ appointmentId, nominationId, userId, productId, establishmentId, juror, entry }) => {
      const known: JurorFacts = juror;
      const about: EntryFacts = {
        ...entry,
        isMember: members.has(`${userId} ${establishmentId}`),
        parts: parts.get(`${userId} ${productId}`) ?? [],
      };
      return { appointmentId, nominationId, hints: hintsFor(known, about) };
    })
    .filter((pair) => pair.hints.length > 0);
}

/** Also those who left: "user establishment". */
async function membersAmong(ctx: Context, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectDistinct({ userId: memberships.userId, establishmentId: memberships.establishmentId })
    .from(memberships)
    .where(and(inArray(memberships.userId, [...userIds]), eq(memberships.role, "producer")));
  return new Set(rows.map((row) => `${row.userId} ${row.establishmentId}`));
}

/**
 * By "user product": checked or wrote a dossier of the product in any round, wrote or released a blind copy of it, or judged it at
 * a level below this one.
 */
async function earlierParts(
  ctx: Context,
  round: { readonly level: Level },
  userIds: readonly string[],
  productIds: readonly string[],
): Promise<ReadonlyMap<string, EarlierPart[]>> {
  const people = [...userIds];
  const ofProducts = inArray(nominations.productId, [...productIds]);
  const below = LEVELS.slice(0, LEVELS.indexOf(round.level));
  const isBelow = below.length > 0 ? inArray(rounds.level, below) : sql`false`;
  const part = (word: EarlierPart) => sql<EarlierPart>`${word}::text`.as("part");
  const { db } = ctx;
  const { productId } = nominations;
  const rows = await union(
    db
      .select({ userId: sql<string>`${nominations.assignedTo}`.as("user_id"), productId, part: part("officer") })
      .from(nominations)
      .where(and(ofProducts, inArray(nominations.assignedTo, people))),
    db
      .select({ userId: paperChecks.by, productId, part: part("officer") })
      .from(paperChecks)
      .innerJoin(nominations, eq(nominations.id, paperChecks.nominationId))
      .where(and(ofProducts, inArray(paperChecks.by, people))),
    db
      .select({ userId: nominations.createdBy, productId, part: part("writer") })
      .from(nominations)
      .where(and(ofProducts, inArray(nominations.createdBy, people))),
    db
      .select({ userId: dossiers.updatedBy, productId, part: part("writer") })
      .from(dossiers)
      .innerJoin(nominations, eq(nominations.id, dossiers.nominationId))
      .where(and(ofProducts, inArray(dossiers.updatedBy, people))),
    ...[redactions.savedBy, redactions.releasedBy].map((by) =>
      db
        .select({ userId: sql<string>`${by}`.as("user_id"), productId, part: part("redactor") })
        .from(redactions)
        .innerJoin(dossierSnapshots, eq(dossierSnapshots.id, redactions.snapshotId))
        .innerJoin(nominations, eq(nominations.id, dossierSnapshots.nominationId))
        .where(and(ofProducts, inArray(by, people))),
    ),
    db
      .select({ userId: appointments.userId, productId, part: part("lower_jury") })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(rounds, eq(rounds.id, panels.roundId))
      .innerJoin(nominations, eq(nominations.roundId, rounds.id))
      .where(and(ofProducts, isBelow, inArray(appointments.userId, people))),
    db
      .select({ userId: councilMembers.userId, productId, part: part("lower_council") })
      .from(councilMembers)
      .innerJoin(rounds, eq(rounds.id, councilMembers.roundId))
      .innerJoin(nominations, eq(nominations.roundId, rounds.id))
      .where(and(ofProducts, isBelow, inArray(councilMembers.userId, people))),
  );
  const parts = new Map<string, EarlierPart[]>();
  for (const row of rows) {
    const key = `${row.userId} ${row.productId}`;
    parts.set(key, [...(parts.get(key) ?? []), row.part]);
  }
  return parts;
}

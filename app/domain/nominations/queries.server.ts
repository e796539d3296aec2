import { and, asc, desc, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import { dossiers, establishments, nominationEvents, nominations, phases, products, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { Level, NominationState, PhaseKind } from "~/lib/vocabulary";
import { type Photo, photosForDossier } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { mayWorkOnRound } from "../rounds/policy";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { phaseAt } from "../rounds/rules";
import type { Dossier } from "./dossier";
import { maySeeNomination, type NominationFacts } from "./policy";
import { readDossier } from "./read-dossier.server";
import { type DossierState, type Gap, gapsIn } from "./rules";

export interface NominationStep {
  readonly kind: NominationState;
  readonly note: string | null;
  readonly actorName: string;
  readonly at: Date;
}

export interface Nomination extends NominationFacts {
  readonly id: string;
  readonly productId: string;
  readonly code: string | null;
  readonly groupCode: string;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  /** When its dossier was last saved. */
  readonly savedAt: Date;
  readonly round: RoundDetails;
  /** As it stands now; the jury reads the sealed one. */
  readonly dossier: Dossier;
  readonly photos: readonly Photo[];
  /** What is missing or thin in it. */
  readonly gaps: readonly Gap[];
  /** Oldest first. */
  readonly steps: readonly NominationStep[];
}

/** A nomination as its producer and the agency's staff see it; to others it does not exist. */
export async function nominationById(ctx: Context, id: string): Promise<Nomination> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select({ nomination: nominations, establishmentId: products.establishmentId, savedAt: dossiers.updatedAt })
        .from(nominations)
        .innerJoin(products, eq(products.id, nominations.productId))
        .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
        .where(eq(nominations.id, id))
    : [];
  if (!row) throw new DomainError("not_found", m.nominations_not_found());
  const { roundId, productId, state, code, groupCode, submittedAt, decidedAt } = row.nomination;
  const round = await roundById(ctx, roundId);
  const facts: NominationFacts = {
    state,
    roundId,
    agencyId: round.agencyId,
    establishmentId: row.establishmentId,
    phase: round.phase,
  };
  if (!maySeeNomination(ctx.actor, { ...facts, submittedAt })) {
    throw new DomainError("not_found", m.nominations_not_found());
  }
  const [dossier, photos, steps] = await Promise.all([
    readDossier(ctx, id),
    photosForDossier(ctx, productId),
    stepsOf(ctx, id),
  ]);
  return {
    ...facts,
    id,
    productId,
    code,
    groupCode,
    submittedAt,
    decidedAt,
    savedAt: row.savedAt,
    round,
    dossier,
    photos,
    gaps: gapsIn(dossierState(dossier, round), todayInVietnam(ctx.now)),
    steps,
  };
}

const dossierState = (dossier: Dossier, round: RoundDetails): DossierState => ({
  ...dossier,
  level: round.level,
  minimumPhotos: round.rules.minimumPhotos.value,
});

async function stepsOf(ctx: Context, nominationId: string): Promise<NominationStep[]> {
  return (
    ctx.db
      .select({
        kind: nominationEvents.kind,
        note: nominationEvents.note,
        actorName: users.name,
        at: nominationEvents.at,
      })
      .from(nominationEvents)
      .innerJoin(users, eq(users.id, nominationEvents.actorId))
      .where(eq(nominationEvents.nominationId, nominationId))
      // Ids are made by the database in the order of writing; clocks of two requests may differ.
      .orderBy(asc(nominationEvents.id))
  );
}

export interface NominationRow {
  readonly id: string;
  readonly code: string | null;
  readonly state: NominationState;
  readonly groupCode: string;
  readonly productId: string;
  readonly productName: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
}

const rowColumns = {
  id: nominations.id,
  code: nominations.code,
  state: nominations.state,
  groupCode: nominations.groupCode,
  productId: products.id,
  productName: products.name,
  establishmentId: establishments.id,
  establishmentName: establishments.name,
  submittedAt: nominations.submittedAt,
  decidedAt: nominations.decidedAt,
};

/** What was handed in to a round, by voting code; drafts are nobody's business yet. For the agency's staff. */
export async function nominationsOfRound(
  ctx: Context,
  roundId: string,
  filter: { readonly state?: NominationState; readonly groupCode?: string } = {},
): Promise<NominationRow[]> {
  const round = await roundById(ctx, roundId);
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.nominations_not_staff());
  const conditions: SQL[] = [eq(nominations.roundId, roundId), isNotNull(nominations.code)];
  if (filter.state) conditions.push(eq(nominations.state, filter.state));
  if (filter.groupCode) conditions.push(eq(nominations.groupCode, filter.groupCode));
  return ctx.db
    .select(rowColumns)
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(and(...conditions))
    .orderBy(asc(nominations.code));
}

export interface OwnNomination extends NominationRow {
  readonly round: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
    readonly level: Level;
    readonly year: number;
    readonly phase: PhaseKind | null;
    /** When the phase it is in ends. */
    readonly phaseEndsAt: Date | null;
  };
  /** What was asked for, or why it was refused. */
  readonly note: string | null;
}

/** The nominations of the actor's establishments, or of one product of theirs, the latest first. */
export async function nominationsOfProducer(
  ctx: Context,
  filter: { productId?: string } = {},
): Promise<OwnNomination[]> {
  const kept = keptIds(ctx);
  if (kept.length === 0) return [];
  const conditions: SQL[] = [inArray(products.establishmentId, kept)];
  if (filter.productId) conditions.push(eq(products.id, filter.productId));
  const rows = await ctx.db
    .select({
      ...rowColumns,
      round: {
        id: rounds.id,
        slug: rounds.slug,
        name: rounds.name,
        nameEn: rounds.nameEn,
        level: rounds.level,
        year: rounds.year,
      },
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(and(...conditions))
    .orderBy(desc(nominations.createdAt), desc(nominations.id));
  if (rows.length === 0) return [];
  const [spans, notes] = await Promise.all([
    ctx.db
      .select()
      .from(phases)
      .where(inArray(phases.roundId, [...new Set(rows.map((row) => row.round.id))])),
    latestNotes(
      ctx,
      rows.map((row) => row.id),
    ),
  ]);
  return rows.map((row) => {
    const ofRound = spans.filter((span) => span.roundId === row.round.id);
    const phase = phaseAt(ofRound, ctx.now);
    const phaseEndsAt = ofRound.find((span) => span.kind === phase)?.closesAt ?? null;
    return { ...row, round: { ...row.round, phase, phaseEndsAt }, note: notes.get(row.id) ?? null };
  });
}

/** The note of the latest event of each nomination. */
async function latestNotes(ctx: Context, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await ctx.db
    .selectDistinctOn([nominationEvents.nominationId], {
      nominationId: nominationEvents.nominationId,
      note: nominationEvents.note,
    })
    .from(nominationEvents)
    .where(inArray(nominationEvents.nominationId, [...ids]))
    .orderBy(nominationEvents.nominationId, desc(nominationEvents.id));
  return new Map(rows.map((row) => [row.nominationId, row.note]));
}

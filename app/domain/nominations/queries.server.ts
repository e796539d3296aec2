import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import {
  dossierSnapshots,
  dossiers,
  establishments,
  nominationEvents,
  nominations,
  phases,
  products,
  rounds,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { Level, NominationEvent, NominationState, PhaseKind } from "~/lib/vocabulary";
import { type Photo, photosForDossier } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { phaseAt } from "../rounds/rules";
import type { Dossier } from "./dossier";
import { isLiveSealOf } from "./live-seal.server";
import { levelGaps } from "./lower-title.server";
import { maySeeNomination, type NominationFacts } from "./policy";
import { STEPS, type Step } from "./questions";
import { readDossier } from "./read-dossier.server";
import { awaitsPapers, dossierState, type Gap, gapsIn, type PendingPapers, phaseForEntry } from "./rules";
import { noteOf } from "./said";

export interface NominationStep {
  readonly id: string;
  readonly kind: NominationEvent;
  readonly note: string | null;
  /** The last day for what was asked for. */
  readonly dueOn: PlainDate | null;
  readonly actorName: string;
  readonly at: Date;
}

export interface Nomination extends NominationFacts, PendingPapers {
  readonly id: string;
  readonly productId: string;
  readonly code: string | null;
  readonly groupCode: string;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  /** Whether its dossier was sealed for the jury. */
  readonly isSealed: boolean;
  /** When its dossier was last saved, and by whom. */
  readonly savedAt: Date;
  readonly savedBy: string;
  /** Of the working copy, counted up by each saving. */
  readonly version: number;
  /** The step saved last; null while none was. */
  readonly lastStep: Step | null;
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
        .select({
          nomination: nominations,
          establishmentId: products.establishmentId,
          savedAt: dossiers.updatedAt,
          savedBy: users.name,
          version: dossiers.version,
          lastStep: dossiers.lastStep,
          snapshotId: dossierSnapshots.id,
        })
        .from(nominations)
        .innerJoin(products, eq(products.id, nominations.productId))
        .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
        .innerJoin(users, eq(users.id, dossiers.updatedBy))
        .leftJoin(dossierSnapshots, isLiveSealOf(nominations.id))
        .where(eq(nominations.id, id))
    : [];
  if (!row) throw new DomainError("not_found", m.nominations_not_found());
  const { roundId, productId, state, code, groupCode, submittedAt, decidedAt } = row.nomination;
  const { papersDueOn, papersCompletedAt } = row.nomination;
  const round = await roundById(ctx, roundId);
  const facts: NominationFacts = {
    state,
    roundId,
    agencyId: round.agencyId,
    establishmentId: row.establishmentId,
    phase: phaseForEntry(round, state, ctx.now),
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
    papersDueOn,
    papersCompletedAt,
    isSealed: row.snapshotId !== null,
    savedAt: row.savedAt,
    savedBy: row.savedBy,
    version: row.version,
    lastStep: STEPS.find((step) => step === row.lastStep) ?? null,
    round,
    dossier,
    photos,
    gaps: [
      ...gapsIn(dossierState(dossier, round), todayInVietnam(ctx.now)),
      ...(await levelGaps(ctx, round, dossier, state)),
    ],
    steps,
  };
}

async function stepsOf(ctx: Context, nominationId: string): Promise<NominationStep[]> {
  const rows = await ctx.db
    .select({
      id: nominationEvents.id,
      kind: nominationEvents.kind,
      note: nominationEvents.note,
      said: nominationEvents.said,
      dueOn: nominationEvents.dueOn,
      actorName: users.name,
      at: nominationEvents.at,
    })
    .from(nominationEvents)
    .innerJoin(users, eq(users.id, nominationEvents.actorId))
    .where(eq(nominationEvents.nominationId, nominationId))
    // Ids are made by the database in the order of writing; clocks of two requests may differ.
    .orderBy(asc(nominationEvents.id));
  return rows.map(({ said, ...step }) => ({ ...step, note: noteOf({ note: step.note, said }) }));
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
  /** The last day for what was asked for, or for papers that were left pending. */
  readonly dueOn: PlainDate | null;
  /** Admitted on condition of papers that have not all come. */
  readonly awaitsPapers: boolean;
  /** Of its dossier: when it was saved last, by whom, and the step; null while no step was. */
  readonly saved: { readonly at: Date; readonly by: string; readonly step: Step | null };
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
      saved: { at: dossiers.updatedAt, by: users.name, step: dossiers.lastStep },
      papersDueOn: nominations.papersDueOn,
      papersCompletedAt: nominations.papersCompletedAt,
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
    .innerJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .innerJoin(users, eq(users.id, dossiers.updatedBy))
    .where(and(...conditions))
    .orderBy(desc(nominations.createdAt), desc(nominations.id));
  if (rows.length === 0) return [];
  const [spans, events] = await Promise.all([
    ctx.db
      .select()
      .from(phases)
      .where(inArray(phases.roundId, [...new Set(rows.map((row) => row.round.id))])),
    latestEvents(
      ctx,
      rows.map((row) => row.id),
    ),
  ]);
  return rows.map(({ papersDueOn, papersCompletedAt, ...row }) => {
    const ofRound = spans.filter((span) => span.roundId === row.round.id);
    const phase = phaseAt(ofRound, ctx.now);
    const phaseEndsAt = ofRound.find((span) => span.kind === phase)?.closesAt ?? null;
    const last = events.get(row.id);
    const isPending = awaitsPapers({ state: row.state, papersDueOn, papersCompletedAt });
    return {
      ...row,
      saved: { ...row.saved, step: STEPS.find((step) => step === row.saved.step) ?? null },
      round: { ...row.round, phase, phaseEndsAt },
      note: last?.note ?? null,
      dueOn: isPending ? papersDueOn : (last?.dueOn ?? null),
      awaitsPapers: isPending,
    };
  });
}

/** The note and the day of the latest event of each nomination. */
async function latestEvents(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, { note: string | null; dueOn: PlainDate | null }>> {
  const rows = await ctx.db
    .selectDistinctOn([nominationEvents.nominationId], {
      nominationId: nominationEvents.nominationId,
      note: nominationEvents.note,
      said: nominationEvents.said,
      dueOn: nominationEvents.dueOn,
    })
    .from(nominationEvents)
    .where(inArray(nominationEvents.nominationId, [...ids]))
    .orderBy(nominationEvents.nominationId, desc(nominationEvents.id));
  return new Map(rows.map(({ nominationId, dueOn, ...last }) => [nominationId, { note: noteOf(last), dueOn }]));
}

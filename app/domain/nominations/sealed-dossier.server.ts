import { eq, sql } from "drizzle-orm";
import { isBlindJuror } from "~/db/blind.server";
import { isClosedToJuror } from "~/db/missing-answers.server";
import { dossierSnapshots, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { type Photo, picturesOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { hashOfDossier } from "./admit-nomination.server";
import type { Dossier } from "./dossier";
import { isLiveSealOf } from "./live-seal.server";
import { maySeeSealedDossier, type NominationFacts } from "./policy";

export interface SealedDossier {
  readonly nominationId: string;
  readonly roundId: string;
  readonly code: string;
  readonly groupCode: string;
  readonly dossier: Dossier;
  /** SHA-256 of the canonical JSON of `dossier`, hex. */
  readonly contentHash: string;
  readonly sealedAt: Date;
  /** `dossier` is what was sealed: its hash is `contentHash`. */
  readonly isIntact: boolean;
  /** Those the dossier names, in its order. */
  readonly photos: readonly Photo[];
}

/**
 * The dossier sealed at admission, for the council of the round, its agency, the producer, and the jury once it may read
 * (docs/rules/conflicts.md#the-gate), but no blind jury (docs/rules/blind.md). To others it does not exist.
 */
export async function dossierForJury(ctx: Context, nominationId: string): Promise<SealedDossier> {
  const [row] = isUuid(nominationId)
    ? await ctx.db
        .select({
          nomination: nominations,
          agencyId: rounds.agencyId,
          establishmentId: products.establishmentId,
          snapshot: dossierSnapshots,
          isClosedToJuror: ctx.actor ? isClosedToJuror(ctx.actor.userId) : sql<boolean>`true`,
          isClosedToCouncil: ctx.actor ? isBlindJuror(ctx.actor.userId, ctx.now) : sql<boolean>`true`,
        })
        .from(nominations)
        .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
        .innerJoin(rounds, eq(rounds.id, nominations.roundId))
        .innerJoin(products, eq(products.id, nominations.productId))
        .where(eq(nominations.id, nominationId))
    : [];
  const facts: NominationFacts | undefined = row && {
    state: row.nomination.state,
    roundId: row.nomination.roundId,
    agencyId: row.agencyId,
    establishmentId: row.establishmentId,
    phase: null,
  };
  if (!row || !facts || !maySeeSealedDossier(ctx.actor, { ...facts, ...row })) {
    throw new DomainError("not_found", m.nominations_not_found());
  }
  const dossier = row.snapshot.content as Dossier;
  const pictures = await picturesOf(
    ctx,
    dossier.photos.map((photo) => photo.fileId),
  );
  return {
    nominationId,
    roundId: facts.roundId,
    code: row.nomination.code ?? "",
    groupCode: row.nomination.groupCode,
    dossier,
    contentHash: row.snapshot.contentHash,
    sealedAt: row.snapshot.sealedAt,
    isIntact: hashOfDossier(dossier) === row.snapshot.contentHash,
    photos: dossier.photos.flatMap(({ fileId, view }) => {
      const picture = pictures.get(fileId);
      return picture ? [{ id: fileId, fileId, view, ...picture }] : [];
    }),
  };
}

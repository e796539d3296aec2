import { and, eq } from "drizzle-orm";
import { copyForJury, hidesMakers } from "~/db/blind.server";
import { isKeptFromJuror } from "~/db/missing-answers.server";
import { dossierSnapshots, nominations, redactions } from "~/db/schema";
import { isUuid } from "~/lib/uuid";
import { picturesOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Dossier, ShownDossier } from "../nominations/dossier";
import { isLiveSealOf } from "../nominations/live-seal.server";
import { dossierForJury, type SealedDossier } from "../nominations/sealed-dossier.server";
import { isJurorOf } from "../people/policy";
import { copyOf } from "./entry.server";
import { hashOfCopy } from "./release-redaction.server";
import type { BlindCopy } from "./rules";

/** A dossier as a juror reads it beside their sheet. */
export interface JuryDossier extends Omit<SealedDossier, "dossier"> {
  readonly dossier: ShownDossier;
  /** A blind copy: its maker, papers and numbers of certificates are left out. */
  readonly isBlind: boolean;
}

/**
 * What the reader, as a juror, reads of an entry: its sealed dossier, or in a blind round its released copy. Null where there is
 * none for them: an entry taken over without a dossier is scored by what lies on the table, and a copy may not be released yet.
 * Source: docs/rules/blind.md
 */
export async function juryDossier(ctx: Context, nominationId: string): Promise<JuryDossier | null> {
  const { actor } = ctx;
  const [row] =
    actor && isUuid(nominationId)
      ? await ctx.db
          .select({
            nomination: nominations,
            isBlind: hidesMakers(),
            isKept: isKeptFromJuror(actor.userId),
            content: dossierSnapshots.content,
            copy: redactions,
          })
          .from(nominations)
          .leftJoin(dossierSnapshots, isLiveSealOf(nominations.id))
          .leftJoin(redactions, and(hidesMakers(), eq(redactions.id, copyForJury())))
          .where(eq(nominations.id, nominationId))
      : [];
  if (!row?.isBlind) return openDossier(ctx, nominationId);
  const { nomination, content, copy } = row;
  const isTheirs = isJurorOf(actor, nomination.roundId) && nomination.state === "admitted" && !row.isKept;
  if (!isTheirs || !content || !copy?.releasedAt) return null;
  const sealed = content as Dossier;
  const blind = copyOf(copy);
  const pictures = await picturesOf(ctx, blind.photos);
  return {
    nominationId,
    roundId: nomination.roundId,
    code: nomination.code ?? "",
    groupCode: nomination.groupCode,
    dossier: withoutMaker(sealed, blind),
    contentHash: copy.contentHash!,
    sealedAt: copy.releasedAt,
    isIntact: hashOfCopy(copy) === copy.contentHash,
    photos: sealed.photos.flatMap(({ fileId, view }) => {
      const picture = pictures.get(fileId);
      return picture ? [{ id: fileId, fileId, view, ...picture }] : [];
    }),
    isBlind: true,
  };
}

async function openDossier(ctx: Context, nominationId: string): Promise<JuryDossier | null> {
  try {
    return { ...(await dossierForJury(ctx, nominationId)), isBlind: false };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

/** Built up from what may be known, so that what a dossier learns to hold one day is left out until someone adds it here. */
function withoutMaker(sealed: Dossier, blind: BlindCopy): ShownDossier {
  const { version, nominationId, code, groupCode, round, product } = sealed;
  const { productName: name, summary, setMembers, answers, photos } = blind;
  return {
    ...{ version, nominationId, code, groupCode, round, answers },
    product: { id: nominationId, name, summary, setCase: product.setCase, setMembers },
    establishment: null,
    papers: [],
    photos: sealed.photos.filter(({ fileId }) => photos.includes(fileId)),
    submittedAt: null,
  };
}

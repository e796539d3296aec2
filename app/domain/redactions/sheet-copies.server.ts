import { and, eq, inArray, isNull } from "drizzle-orm";
import { copyForJury, hidesMakers } from "~/db/blind.server";
import { isKeptFromJuror } from "~/db/missing-answers.server";
import { appointments, dossierSnapshots, nominations, redactions, sheets } from "~/db/schema";
import { sha256Hex } from "~/lib/hash.server";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import type { Dossier } from "../nominations/dossier";
import { isLiveSealOf } from "../nominations/live-seal.server";
import { isJurorOf } from "../people/policy";
import { type CopyRow, copyOf } from "./entry.server";

/** What stands behind one sheet of a juror. Nothing here but `copy` is for them. */
export interface SheetCopy {
  readonly sheetId: string;
  readonly nominationId: string;
  /** Whether the round hides the makers from its jury. */
  readonly isBlind: boolean;
  /** Null in an open round, before a copy is released, and where nothing of the entry is for the reader. */
  readonly copy: { readonly row: CopyRow; readonly sealed: Dossier } | null;
}

/** Of sheets of the reader's own, in no order; others' are left out. */
export async function copiesOfSheets(ctx: Context, sheetIds: readonly string[]): Promise<SheetCopy[]> {
  const { actor } = ctx;
  const ids = sheetIds.filter(isUuid);
  if (!actor || ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      sheetId: sheets.id,
      nominationId: nominations.id,
      roundId: nominations.roundId,
      state: nominations.state,
      isBlind: hidesMakers(),
      isKept: isKeptFromJuror(actor.userId),
      content: dossierSnapshots.content,
      row: redactions,
    })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .leftJoin(dossierSnapshots, isLiveSealOf(nominations.id))
    .leftJoin(redactions, and(hidesMakers(), eq(redactions.id, copyForJury())))
    .where(and(inArray(sheets.id, ids), eq(appointments.userId, actor.userId), isNull(appointments.endedAt)));
  return rows.map(({ sheetId, nominationId, roundId, state, isBlind, isKept, content, row }) => {
    const isTheirs = isBlind && isJurorOf(actor, roundId) && state === "admitted" && !isKept;
    const copy = isTheirs && content && row?.releasedAt ? { row, sealed: content as Dossier } : null;
    return { sheetId, nominationId, isBlind, copy };
  });
}

/** A photo of a blind copy. */
interface CopyPhoto {
  /** By which the juror of this sheet knows it: neither its file nor the copy can be told from it. */
  readonly name: string;
  readonly fileId: string;
  readonly view: Dossier["photos"][number]["view"];
}

/** The photos that a copy shows, in the dossier's order. A next version of the copy gives them other names. */
export function photosOfCopy({ sheetId, copy }: SheetCopy): CopyPhoto[] {
  if (!copy) return [];
  const { photos } = copyOf(copy.row);
  const version = sha256Hex(`${sheetId}:${copy.row.contentHash}`).slice(0, 16);
  return copy.sealed.photos
    .filter(({ fileId }) => photos.includes(fileId))
    .map(({ fileId, view }, place) => ({ name: `${version}-${place + 1}`, fileId, view }));
}

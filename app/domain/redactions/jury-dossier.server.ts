import type { Photo } from "../attachments/queries.server";
import { picturesOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Dossier, ShownDossier } from "../nominations/dossier";
import { dossierForJury } from "../nominations/sealed-dossier.server";
import { copyOf } from "./entry.server";
import { hashOfCopy } from "./release-redaction.server";
import type { BlindCopy } from "./rules";
import { copiesOfSheets, photosOfCopy, type SheetCopy } from "./sheet-copies.server";

/** A dossier as a juror reads it beside their sheet. */
export interface JuryDossier {
  readonly dossier: ShownDossier;
  /** What is shown is what was sealed, or released. */
  readonly isIntact: boolean;
  /** A blind copy: its maker, papers and numbers of certificates are left out, and nothing in it leads to the entry elsewhere. */
  readonly isBlind: boolean;
  /** Those the dossier names, in its order. */
  readonly photos: readonly JuryPhoto[];
}

type JuryPhoto = Omit<Photo, "id" | "fileId"> & {
  /** Names it on the device; the file itself in an open round alone. */
  readonly name: string;
};

/**
 * What the reader, as the juror of a sheet, reads of its entry: the sealed dossier, or in a blind round its released copy. Null
 * where there is none for them: an entry taken over without a dossier is scored by what lies on the table, and a copy may not be
 * released yet.
 * Source: docs/rules/blind.md
 */
export async function juryDossier(ctx: Context, sheetId: string): Promise<JuryDossier | null> {
  const [sheet] = await copiesOfSheets(ctx, [sheetId]);
  if (!sheet) return null;
  return sheet.isBlind ? blindDossier(ctx, sheet) : openDossier(ctx, sheet.nominationId);
}

/** The address of a form of a photo (the route `judge.sheets.$id_.photos.$photo.$form`). */
const photoUrl = (sheetId: string, name: string, form: string) => `/judge/sheets/${sheetId}/photos/${name}/${form}`;

async function blindDossier(ctx: Context, sheet: SheetCopy): Promise<JuryDossier | null> {
  if (!sheet.copy) return null;
  const { row, sealed } = sheet.copy;
  const shown = photosOfCopy(sheet);
  const nameOf = new Map(shown.map(({ fileId, name }) => [fileId, name]));
  const pictures = await picturesOf(ctx, [...nameOf.keys()], (fileId, form) =>
    photoUrl(sheet.sheetId, nameOf.get(fileId)!, form),
  );
  return {
    dossier: withoutMaker(sealed, copyOf(row)),
    isIntact: hashOfCopy(row) === row.contentHash,
    isBlind: true,
    photos: shown.flatMap(({ name, fileId, view }) => {
      const picture = pictures.get(fileId);
      return picture ? [{ name, view, ...picture }] : [];
    }),
  };
}

async function openDossier(ctx: Context, nominationId: string): Promise<JuryDossier | null> {
  try {
    const { dossier, isIntact, photos } = await dossierForJury(ctx, nominationId);
    const named = photos.map(({ id: _, fileId, ...photo }) => ({ name: fileId, ...photo }));
    return { dossier, isIntact, isBlind: false, photos: named };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

/** Built up from what may be known, so that what a dossier learns to hold one day is left out until someone adds it here. */
function withoutMaker(sealed: Dossier, blind: BlindCopy): ShownDossier {
  const { productName: name, summary, setMembers, answers } = blind;
  return {
    groupCode: sealed.groupCode,
    round: { year: sealed.round.year },
    product: { name, summary, setCase: sealed.product.setCase, setMembers },
    answers,
    papers: [],
    establishment: null,
  };
}

import { formsOf, type StoredForm, storedForm } from "../attachments/queries.server";
import type { Context } from "../context";
import { copiesOfSheets, photosOfCopy } from "./sheet-copies.server";

/**
 * One stored form of a photo that a blind copy shows, for the juror of a sheet; null where there is none for them. What a name
 * stands for never changes: the next copy has other names.
 */
export async function photoOfSheet(
  ctx: Context,
  sheetId: string,
  name: string,
  form: string,
): Promise<StoredForm | null> {
  const [sheet] = await copiesOfSheets(ctx, [sheetId]);
  const photo = sheet && photosOfCopy(sheet).find((one) => one.name === name);
  return photo ? storedForm(ctx, photo.fileId, form) : null;
}

/** The stored forms of all photos that blind copies show the jurors of these sheets, by the names they know. Bytes. */
export async function photoFormsOfSheets(
  ctx: Context,
  sheetIds: readonly string[],
): Promise<{ readonly sheetId: string; readonly photo: string; readonly name: string; readonly size: number }[]> {
  const photos = (await copiesOfSheets(ctx, sheetIds)).flatMap((sheet) =>
    photosOfCopy(sheet).map(({ name, fileId }) => ({ sheetId: sheet.sheetId, photo: name, fileId })),
  );
  const forms = await formsOf(
    ctx,
    photos.map(({ fileId }) => fileId),
  );
  return photos.flatMap(({ fileId, ...photo }) =>
    forms.filter((form) => form.fileId === fileId).map(({ name, size }) => ({ ...photo, name, size })),
  );
}

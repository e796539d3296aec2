import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { dossierSnapshots, dossiers, files, fileVariants, nominations, productPhotos, rounds } from "~/db/schema";
import { isUuid } from "~/lib/uuid";
import type { PhotoView } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type FileUse, mayReadFile } from "./policy";
import { ORIGINAL } from "./rules";

export interface ReadableFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly storageKey: string;
  readonly public: boolean;
  /** A paper is offered under its own name; a photo is part of a page. */
  readonly paper: boolean;
}

/**
 * One stored form of a file, or null when there is none or the actor may not read it: the two look the same from outside.
 * variant: "original" or a width in pixels; of a width that is not kept, the next wider form or the widest.
 */
export async function fileForReading(ctx: Context, fileId: string, variant: string): Promise<ReadableFile | null> {
  if (!isUuid(fileId)) return null;
  const [file] = await ctx.db.select().from(files).where(eq(files.id, fileId));
  if (!file) return null;
  const uses = file.visibility === "public" || ctx.actor === null ? [] : await usesOf(ctx, fileId);
  if (!mayReadFile(ctx.actor, { ...file, uses })) return null;

  const forms = await ctx.db
    .select()
    .from(fileVariants)
    .where(eq(fileVariants.fileId, fileId))
    .orderBy(asc(fileVariants.width));
  const found = forms.find((form) => form.name === variant) ?? nearest(forms, variant);
  if (!found) return null;
  return {
    name: file.name,
    mediaType: found.mediaType,
    size: found.size,
    storageKey: found.storageKey,
    public: file.visibility === "public",
    paper: file.width === null,
  };
}

function nearest<Form extends { name: string; width: number | null }>(forms: readonly Form[], variant: string) {
  if (!/^\d{2,4}$/.test(variant)) return undefined;
  const widths = forms.filter((form) => form.name !== ORIGINAL);
  return widths.find((form) => (form.width ?? 0) >= Number(variant)) ?? widths.at(-1);
}

/** Nominations that show a file: through the product's photos, the dossier's papers or the sealed dossier. */
async function usesOf(ctx: Context, fileId: string): Promise<FileUse[]> {
  const named = JSON.stringify([{ fileId }]);
  const sealed = sql<boolean>`coalesce(
    ${dossierSnapshots.content} -> 'photos' @> ${named}::jsonb or ${dossierSnapshots.content} -> 'papers' @> ${named}::jsonb,
    false)`;
  return ctx.db
    .selectDistinct({
      roundId: nominations.roundId,
      agencyId: rounds.agencyId,
      state: nominations.state,
      submitted: sql<boolean>`${nominations.submittedAt} is not null`,
      sealed,
    })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(dossiers, eq(dossiers.nominationId, nominations.id))
    .leftJoin(dossierSnapshots, eq(dossierSnapshots.nominationId, nominations.id))
    .leftJoin(productPhotos, and(eq(productPhotos.productId, nominations.productId), eq(productPhotos.fileId, fileId)))
    .where(or(eq(productPhotos.fileId, fileId), sql`${dossiers.answers} -> 'papers' @> ${named}::jsonb`, sealed));
}

export interface Photo {
  /** Of the photo on the product; `fileId` names the bytes. */
  readonly id: string;
  readonly fileId: string;
  readonly view: PhotoView;
  readonly width: number;
  readonly height: number;
  /** A miniature as a data URL. */
  readonly blur: string;
  /** Narrowest first. */
  readonly variants: readonly { readonly url: string; readonly width: number }[];
}

/**
 * The photos of products in their order, as far as the actor may know of them: the public ones, and all of one's own
 * establishment.
 */
export async function photosOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Photo[]>> {
  return selectPhotos(ctx, productIds, (file) => mayReadFile(ctx.actor, { ...file, uses: [] }));
}

/** All of them. Whoever calls it has decided that the reader may see the dossiers they belong to. */
export async function photosForDossier(ctx: Context, productId: string): Promise<Photo[]> {
  return (await selectPhotos(ctx, [productId], () => true)).get(productId) ?? [];
}

async function selectPhotos(
  ctx: Context,
  productIds: readonly string[],
  isShown: (file: { visibility: "private" | "public"; establishmentId: string | null }) => boolean,
): Promise<Map<string, Photo[]>> {
  const photos = new Map<string, Photo[]>(productIds.map((id) => [id, []]));
  if (productIds.length === 0) return photos;
  const rows = await ctx.db
    .select({
      id: productPhotos.id,
      productId: productPhotos.productId,
      fileId: productPhotos.fileId,
      view: productPhotos.view,
      visibility: files.visibility,
      establishmentId: files.establishmentId,
    })
    .from(productPhotos)
    .innerJoin(files, eq(files.id, productPhotos.fileId))
    .where(inArray(productPhotos.productId, [...productIds]))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
  const shown = rows.filter(isShown);
  const pictures = await picturesOf(
    ctx,
    shown.map((row) => row.fileId),
  );
  for (const { id, productId, fileId, view } of shown) {
    const picture = pictures.get(fileId);
    if (picture) photos.get(productId)?.push({ id, fileId, view, ...picture });
  }
  return photos;
}

export type Picture = Pick<Photo, "width" | "height" | "blur" | "variants">;

/** What a page needs to show pictures, by file. */
export async function picturesOf(ctx: Context, fileIds: readonly string[]): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture & { variants: { url: string; width: number }[] }>();
  if (fileIds.length === 0) return pictures;
  const rows = await ctx.db
    .select({
      fileId: files.id,
      width: files.width,
      height: files.height,
      blur: files.blur,
      variantWidth: fileVariants.width,
      variant: fileVariants.name,
    })
    .from(files)
    .innerJoin(fileVariants, eq(fileVariants.fileId, files.id))
    .where(inArray(files.id, [...fileIds]))
    .orderBy(asc(fileVariants.width));
  for (const { fileId, width, height, blur, variant, variantWidth } of rows) {
    if (!width || !height) continue;
    const picture = pictures.get(fileId) ?? { width, height, blur: blur ?? "", variants: [] };
    if (variant !== ORIGINAL && variantWidth)
      picture.variants.push({ url: fileUrl(fileId, variant), width: variantWidth });
    pictures.set(fileId, picture);
  }
  return pictures;
}

/** The address under which a form of a file is served (the route `files.$id.$variant`). */
const fileUrl = (fileId: string, variant: string) => `/files/${fileId}/${variant}`;

import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type PgColumn, union } from "drizzle-orm/pg-core";
import { isBlindJuror } from "~/db/blind.server";
import { isClosedToJuror } from "~/db/missing-answers.server";
import {
  applicationPapers,
  applications,
  appointments,
  calibrationAnchors,
  calibrationPhotos,
  calibrations,
  dossierSnapshots,
  dossiers,
  fairs,
  files,
  fileVariants,
  galleryEntries,
  nominations,
  panels,
  paperEntries,
  paperScans,
  paperSheets,
  papers,
  productPhotos,
  rounds,
  sheets,
} from "~/db/schema";
import { isUuid } from "~/lib/uuid";
import type { PhotoView } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type AnchorUse, type FairUse, type FileUse, mayReadFile, type ScannedSheet } from "./policy";
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
  const [isPublic, form] = await Promise.all([isShownInGallery(ctx, fileId), storedForm(ctx, fileId, variant)]);
  const reach = { ...file, isPublic, uses: [], scans: [], anchors: [], fairs: [] };
  // What a file's own establishment and everybody may read is told without a look at the dossiers.
  const isReader =
    mayReadFile(ctx.actor, reach) ||
    (ctx.actor !== null && mayReadFile(ctx.actor, { ...reach, ...(await reachOf(ctx, fileId, ctx.actor.userId)) }));
  if (!isReader || !form) return null;
  return { ...form, name: file.name, public: isPublic, paper: file.width === null };
}

/** Bytes of a file as they are kept. */
export type StoredForm = Pick<ReadableFile, "mediaType" | "size" | "storageKey">;

/**
 * One stored form of a file, as `fileForReading` finds it; null when there is none. Whoever calls it has decided that the reader
 * may see the file.
 */
export async function storedForm(
  ctx: Pick<Context, "db">,
  fileId: string,
  variant: string,
): Promise<StoredForm | null> {
  const forms = await ctx.db
    .select()
    .from(fileVariants)
    .where(eq(fileVariants.fileId, fileId))
    .orderBy(asc(fileVariants.width));
  const found = forms.find((form) => form.name === variant) ?? nearest(forms, variant);
  return found ? { mediaType: found.mediaType, size: found.size, storageKey: found.storageKey } : null;
}

async function reachOf(ctx: Context, fileId: string, userId: string) {
  const [uses, scans, anchors, fairs] = await Promise.all([
    usesOf(ctx, fileId, userId),
    scansOf(ctx, fileId),
    anchorsOf(ctx, fileId, userId),
    fairsOf(ctx, fileId),
  ]);
  return { uses, scans, anchors, fairs };
}

/** Applications to fairs that show a paper. */
function fairsOf(ctx: Context, fileId: string): Promise<FairUse[]> {
  return ctx.db
    .select({
      agencyId: fairs.agencyId,
      isSent: sql<boolean>`${applications.submittedAt} is not null and ${applications.state} <> 'withdrawn'`,
    })
    .from(papers)
    .innerJoin(applicationPapers, eq(applicationPapers.paperId, papers.id))
    .innerJoin(applications, eq(applications.id, applicationPapers.applicationId))
    .innerJoin(fairs, eq(fairs.id, applications.fairId))
    .where(eq(papers.fileId, fileId));
}

/** Anchor products of calibrations that show a file. */
function anchorsOf(ctx: Context, fileId: string, userId: string): Promise<AnchorUse[]> {
  return ctx.db
    .select({
      roundId: rounds.id,
      agencyId: rounds.agencyId,
      openToJuror: sql<boolean>`(exists (select from ${calibrations} where ${calibrations.roundId} = ${rounds.id})
        or exists (select from ${appointments} join ${panels} on ${panels.id} = ${appointments.panelId}
          where ${panels.roundId} = ${rounds.id} and ${appointments.userId} = ${userId}
            and ${appointments.role} = 'head' and ${appointments.endedAt} is null))`,
    })
    .from(calibrationPhotos)
    .innerJoin(calibrationAnchors, eq(calibrationAnchors.id, calibrationPhotos.anchorId))
    .innerJoin(rounds, eq(rounds.id, calibrationAnchors.roundId))
    .where(eq(calibrationPhotos.fileId, fileId));
}

/** Score sheets on paper that a file is a scan of. */
function scansOf(ctx: Context, fileId: string): Promise<ScannedSheet[]> {
  return ctx.db
    .select({
      roundId: rounds.id,
      agencyId: rounds.agencyId,
      jurorId: appointments.userId,
      isWritten: sql<boolean>`exists (select from ${paperEntries} where ${paperEntries.scanId} = ${paperScans.id})`,
    })
    .from(paperScans)
    .innerJoin(paperSheets, eq(paperSheets.id, paperScans.paperId))
    .innerJoin(sheets, eq(sheets.id, paperSheets.sheetId))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(paperScans.fileId, fileId));
}

function nearest<Form extends { name: string; width: number | null }>(forms: readonly Form[], variant: string) {
  if (!/^\d{2,4}$/.test(variant)) return undefined;
  const widths = forms.filter((form) => form.name !== ORIGINAL);
  return widths.find((form) => (form.width ?? 0) >= Number(variant)) ?? widths.at(-1);
}

/** Whether everybody may read a photo: a product in the gallery shows it. Papers are never photos of a product. */
async function isShownInGallery(ctx: Context, fileId: string): Promise<boolean> {
  const shown = await ctx.db
    .select({ productId: productPhotos.productId })
    .from(productPhotos)
    .innerJoin(galleryEntries, eq(galleryEntries.productId, productPhotos.productId))
    .where(eq(productPhotos.fileId, fileId))
    .limit(1);
  return shown.length > 0;
}

/** Whether a product has a public award, as a condition or a column of a query over several tables. */
export const isInGallery = (productId: PgColumn) =>
  sql<boolean>`exists (select from ${galleryEntries} where ${galleryEntries.productId} = ${productId})`;

/**
 * Nominations that show a file: through the product's photos, the dossier's papers or the sealed dossier. Each way is a
 * question of its own that an index answers: a round has thousands of dossiers.
 */
async function usesOf(ctx: Context, fileId: string, userId: string): Promise<FileUse[]> {
  const named = JSON.stringify([{ fileId }]);
  const names = (list: SQL) => sql`${list} @> ${named}::jsonb`;
  const sealed = or(
    names(sql`(${dossierSnapshots.content} -> 'photos')`),
    names(sql`(${dossierSnapshots.content} -> 'papers')`),
  );
  const shownBy = union(
    ctx.db
      .select({ id: nominations.id })
      .from(nominations)
      .innerJoin(productPhotos, eq(productPhotos.productId, nominations.productId))
      .where(eq(productPhotos.fileId, fileId)),
    ctx.db
      .select({ id: dossiers.nominationId })
      .from(dossiers)
      .where(names(sql`(${dossiers.answers} -> 'papers')`)),
    ctx.db.select({ id: dossierSnapshots.nominationId }).from(dossierSnapshots).where(sealed),
  );
  return ctx.db
    .select({
      roundId: nominations.roundId,
      agencyId: rounds.agencyId,
      state: nominations.state,
      submitted: sql<boolean>`${nominations.submittedAt} is not null`,
      sealed: sql<boolean>`exists (select from ${dossierSnapshots}
        where ${dossierSnapshots.nominationId} = ${nominations.id} and ${dossierSnapshots.voidedAt} is null and (${sealed}))`,
      closedToJuror: isClosedToJuror(userId),
      closedToCouncil: isBlindJuror(userId, ctx.now),
    })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(inArray(nominations.id, shownBy));
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
  /** Address of the stored original. */
  readonly original: string;
  /** Narrowest first. */
  readonly variants: readonly { readonly url: string; readonly width: number }[];
}

/**
 * The photos of products in their order, as far as the actor may know of them: the public ones, and all of one's own
 * establishment.
 */
export async function photosOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Photo[]>> {
  return selectPhotos(ctx, productIds, (file) =>
    mayReadFile(ctx.actor, { ...file, uses: [], scans: [], anchors: [], fairs: [] }),
  );
}

/** All of them. Whoever calls it has decided that the reader may see the dossiers they belong to. */
export async function photosForDossier(ctx: Context, productId: string): Promise<Photo[]> {
  return (await selectPhotos(ctx, [productId], () => true)).get(productId) ?? [];
}

async function selectPhotos(
  ctx: Context,
  productIds: readonly string[],
  isShown: (file: { isPublic: boolean; establishmentId: string | null }) => boolean,
): Promise<Map<string, Photo[]>> {
  const photos = new Map<string, Photo[]>(productIds.map((id) => [id, []]));
  if (productIds.length === 0) return photos;
  const rows = await ctx.db
    .select({
      id: productPhotos.id,
      productId: productPhotos.productId,
      fileId: productPhotos.fileId,
      view: productPhotos.view,
      isPublic: isInGallery(productPhotos.productId),
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

export type Picture = Pick<Photo, "width" | "height" | "blur" | "original" | "variants">;

/** What a page needs to show pictures, by file. urlOf: the address of a form; left out: where files are served. */
export async function picturesOf(
  ctx: Context,
  fileIds: readonly string[],
  urlOf = fileUrl,
): Promise<Map<string, Picture>> {
  if (fileIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ key: files.id, ...pictureColumns })
    .from(files)
    .innerJoin(fileVariants, eq(fileVariants.fileId, files.id))
    .where(inArray(files.id, [...fileIds]))
    .orderBy(asc(fileVariants.width));
  return gathered(rows, urlOf);
}

/** The first photo, as it is now, of each of these products that is in the gallery. In one query, however many there are. */
export async function firstPhotosOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Picture>> {
  if (productIds.length === 0) return new Map();
  const first = ctx.db
    .selectDistinctOn([productPhotos.productId], { productId: productPhotos.productId, fileId: productPhotos.fileId })
    .from(productPhotos)
    .where(and(inArray(productPhotos.productId, [...productIds]), isInGallery(productPhotos.productId)))
    .orderBy(asc(productPhotos.productId), asc(productPhotos.position), asc(productPhotos.id))
    .as("first_photo");
  const rows = await ctx.db
    .select({ key: first.productId, ...pictureColumns })
    .from(first)
    .innerJoin(files, eq(files.id, first.fileId))
    .innerJoin(fileVariants, eq(fileVariants.fileId, files.id))
    .orderBy(asc(fileVariants.width));
  return gathered(rows, fileUrl);
}

const pictureColumns = {
  fileId: files.id,
  width: files.width,
  height: files.height,
  blur: files.blur,
  variantWidth: fileVariants.width,
  variant: fileVariants.name,
};

interface PictureRow {
  readonly key: string;
  readonly fileId: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly blur: string | null;
  readonly variantWidth: number | null;
  readonly variant: string;
}

/** One picture a key, from one row a form, narrowest first. */
function gathered(rows: readonly PictureRow[], urlOf: typeof fileUrl): Map<string, Picture> {
  const pictures = new Map<string, Picture & { variants: { url: string; width: number }[] }>();
  for (const { key, fileId, width, height, blur, variant, variantWidth } of rows) {
    if (!width || !height) continue;
    const original = urlOf(fileId, ORIGINAL);
    const picture = pictures.get(key) ?? { width, height, blur: blur ?? "", original, variants: [] };
    if (variant !== ORIGINAL && variantWidth) {
      picture.variants.push({ url: urlOf(fileId, variant), width: variantWidth });
    }
    pictures.set(key, picture);
  }
  return pictures;
}

/** The address under which a form of a file is served (the route `files.$id.$variant`). */
const fileUrl = (fileId: string, variant: string) => `/files/${fileId}/${variant}`;

/** The stored forms of files, with their sizes in bytes. Whoever calls it has decided that the reader may see the files. */
export async function formsOf(ctx: Context, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return ctx.db
    .select({ fileId: fileVariants.fileId, name: fileVariants.name, size: fileVariants.size })
    .from(fileVariants)
    .where(inArray(fileVariants.fileId, [...fileIds]))
    .orderBy(asc(fileVariants.width), asc(fileVariants.name));
}

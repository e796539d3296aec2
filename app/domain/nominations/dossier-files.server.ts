import { and, eq, inArray } from "drizzle-orm";
import { bytesOf, type FileStore } from "~/adapters/files/index";
import { files, fileVariants } from "~/db/schema";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import type { Dossier } from "./dossier";
import type { Paper } from "./forms";

/** A file of a dossier as it is kept. */
export interface DossierFile {
  readonly fileId: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly storageKey: string;
}

/** The files that a dossier and its addendum name, by id. The caller has decided that the reader may have them. */
export async function filesOfDossier(
  ctx: Context,
  dossier: Pick<Dossier, "photos" | "papers">,
  addendum: readonly Paper[],
): Promise<Map<string, DossierFile>> {
  const ids = [...dossier.photos, ...dossier.papers, ...addendum].map((one) => one.fileId);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      fileId: files.id,
      mediaType: fileVariants.mediaType,
      size: fileVariants.size,
      storageKey: fileVariants.storageKey,
    })
    .from(files)
    .innerJoin(fileVariants, and(eq(fileVariants.fileId, files.id), eq(fileVariants.name, ORIGINAL)))
    .where(inArray(files.id, ids));
  return new Map(rows.map((row) => [row.fileId, row]));
}

/** Its bytes as a stream; null when the store has lost them. Nothing is opened before the first read. */
export async function openDossierFile(store: FileStore, file: DossierFile): Promise<ReadableStream<Uint8Array> | null> {
  return (await store.get(file.storageKey))?.body ?? null;
}

/** Its bytes in memory; null when the store has lost them. */
export async function readDossierFile(store: FileStore, file: DossierFile): Promise<Buffer | null> {
  const stored = await store.get(file.storageKey);
  return stored && bytesOf(stored);
}

import { and, asc, gt, inArray, isNotNull, isNull, lt, not, notExists, type SQL, sql } from "drizzle-orm";
import type { FileStore } from "~/adapters/files/index";
import {
  calibrationPhotos,
  dossierSnapshots,
  dossiers,
  fairManuals,
  files,
  fileVariants,
  halls,
  letterRuns,
  paperScans,
  papers,
  printRuns,
  productPhotos,
  storedBytes,
  templatePictures,
} from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { inTransaction } from "../transaction.server";
import { KEEP_UNUSED_DAYS } from "./rules";

const DAY_MS = 86_400_000;
const BATCH = 100;

/** What a sweep took away. */
export interface Swept {
  readonly files: number;
  /** Forms of files in the store. */
  readonly forms: number;
}

/**
 * Take away what no photo, kept paper, dossier or sealed dossier has named for a week: first the rows of files, then the bytes
 * that no row names any more. In batches, each a transaction of its own, so that it may break off or run twice; throws, at the
 * end, when the store would not delete something, which the next run tries again.
 * Source: docs/rules/attachments.md#how-long.
 */
export async function sweepFiles(ctx: Context, store: FileStore): Promise<Swept> {
  const before = new Date(ctx.now.getTime() - KEEP_UNUSED_DAYS * DAY_MS);
  await markUnused(ctx);
  return { files: await sweepRows(ctx, before), forms: await sweepBytes(ctx, store, before) };
}

/** Whether anything names a file; a product in the gallery shows its photos as any other does. */
const isNamed: SQL = sql`(
  exists (select from ${productPhotos} where ${productPhotos.fileId} = ${files.id})
  or exists (select from ${calibrationPhotos} where ${calibrationPhotos.fileId} = ${files.id})
  or exists (select from ${papers} where ${papers.fileId} = ${files.id})
  or exists (select from ${templatePictures} where ${templatePictures.fileId} = ${files.id})
  or exists (select from ${printRuns} where ${printRuns.fileId} = ${files.id})
  or exists (select from ${letterRuns} where ${letterRuns.fileId} = ${files.id})
  or exists (select from ${fairManuals} where ${fairManuals.fileId} = ${files.id})
  or exists (select from ${paperScans} where ${paperScans.fileId} = ${files.id})
  or exists (select from ${halls} where ${halls.backgroundFileId} = ${files.id})
  or ${files.id}::text in (
    select jsonb_path_query(${dossiers.answers}, '$.papers[*].fileId') #>> '{}' from ${dossiers}
    union all select jsonb_path_query(${dossierSnapshots.content}, '$.photos[*].fileId') #>> '{}' from ${dossierSnapshots}
    union all select jsonb_path_query(${dossierSnapshots.content}, '$.papers[*].fileId') #>> '{}' from ${dossierSnapshots}))`;

async function markUnused(ctx: Context): Promise<void> {
  await inTransaction(ctx, async ({ db, now }) => {
    await db
      .update(files)
      .set({ unusedSince: null })
      .where(and(isNotNull(files.unusedSince), isNamed));
    await db
      .update(files)
      .set({ unusedSince: now })
      .where(and(isNull(files.unusedSince), not(isNamed)));
  });
}

async function sweepRows(ctx: Context, before: Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const count = await inTransaction(ctx, (ctx) => sweepSomeRows(ctx, before));
    swept += count;
    if (count === 0) return swept;
  }
}

/** Whoever gives a file again marks its row as used: locked here, it is either looked at again or not there for them. */
async function sweepSomeRows({ db }: WriteContext, before: Date): Promise<number> {
  const unused = and(lt(files.unusedSince, before), not(isNamed));
  const locked = await db
    .select({ id: files.id })
    .from(files)
    .where(unused)
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (locked.length === 0) return 0;
  const ids = locked.map((file) => file.id);
  const gone = await db
    .delete(files)
    .where(and(inArray(files.id, ids), unused))
    .returning({ id: files.id });
  return gone.length;
}

async function sweepBytes(ctx: Context, store: FileStore, before: Date): Promise<number> {
  let swept = 0;
  let after = "";
  const troubles: unknown[] = [];
  for (;;) {
    const { last, deleted, failed } = await inTransaction(ctx, (ctx) => sweepSomeBytes(ctx, store, before, after));
    swept += deleted;
    troubles.push(...failed);
    if (last === undefined) break;
    after = last;
  }
  if (troubles.length > 0) throw new AggregateError(troubles, `${troubles.length} stored files could not be deleted`);
  return swept;
}

/** A key stays locked until its bytes are gone: whoever stores them again waits, and then writes them anew. */
async function sweepSomeBytes({ db }: WriteContext, store: FileStore, before: Date, after: string) {
  const form = db
    .select({ one: sql`1` })
    .from(fileVariants)
    .where(sql`${fileVariants.storageKey} = ${storedBytes.storageKey}`);
  const locked = await db
    .select({ key: storedBytes.storageKey })
    .from(storedBytes)
    .where(and(gt(storedBytes.storageKey, after), lt(storedBytes.putAt, before), notExists(form)))
    .orderBy(asc(storedBytes.storageKey))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  const keys = locked.map((row) => row.key);
  const deletions = await Promise.allSettled(keys.map((key) => store.delete(key)));
  const gone = keys.filter((_, place) => deletions[place]?.status === "fulfilled");
  if (gone.length > 0) await db.delete(storedBytes).where(inArray(storedBytes.storageKey, gone));
  const failed = deletions.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  return { last: keys.at(-1), deleted: gone.length, failed };
}

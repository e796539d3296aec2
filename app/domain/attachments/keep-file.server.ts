import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Content, FileStore } from "~/adapters/files/index";
import { files, fileVariants, storedBytes } from "~/db/schema";
import { normalizeText } from "~/lib/vietnamese-text";
import type { Context, WriteContext } from "../context";
import { inTransaction } from "../transaction.server";

/** A form of a file on its way into the store. */
export interface NewForm {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels; left out for papers. */
  readonly width?: number;
  readonly height?: number;
  readonly storageKey: string;
  readonly content: Content;
}

export interface NewFile {
  /** Null for what belongs to no establishment: it is kept anew each time it is given. */
  readonly establishmentId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly width?: number;
  readonly height?: number;
  readonly blur?: string;
}

export interface KeptFile {
  readonly id: string;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Keep a file of an establishment with its forms; the same bytes given twice, also at once, are the same file. Part of storing
 * a photo or a paper, which holds the policy.
 */
export async function keepFile(
  ctx: Context,
  store: FileStore,
  file: NewFile,
  forms: readonly NewForm[],
): Promise<KeptFile> {
  // The bytes first: rows must never name what is not there.
  await putBytes(ctx, store, forms);
  return inTransaction(ctx, async (ctx) => {
    for (;;) {
      const kept = (await insertFile(ctx, file, forms)) ?? (await knownFile(ctx, file));
      if (kept) return kept;
      // It was known, and swept away between the two looks.
    }
  });
}

/** Their rows come before the bytes and say that they are new, so that the sweep leaves them alone until a file names them. */
async function putBytes(ctx: Context, store: FileStore, forms: readonly NewForm[]): Promise<void> {
  // Always in the same order: two uploads of one picture must not wait for each other.
  const keys = [...new Set(forms.map((form) => form.storageKey))].sort();
  await inTransaction(ctx, ({ db, now }) =>
    db
      .insert(storedBytes)
      .values(keys.map((storageKey) => ({ storageKey, putAt: now })))
      .onConflictDoUpdate({ target: storedBytes.storageKey, set: { putAt: sql`excluded.put_at` } }),
  );
  await Promise.all(forms.map((form) => store.put(form.storageKey, form.content, form.mediaType)));
}

async function insertFile(ctx: WriteContext, file: NewFile, forms: readonly NewForm[]): Promise<KeptFile | undefined> {
  const [made] = await ctx.db
    .insert(files)
    .values({
      ...file,
      name: normalizeText(file.name).slice(0, 200) || "?",
      uploadedBy: ctx.actor?.userId ?? null,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: files.id, width: files.width, height: files.height });
  if (!made) return undefined;
  await ctx.db.insert(fileVariants).values(forms.map(({ content, ...form }) => ({ fileId: made.id, ...form })));
  return made;
}

/** The row of the same bytes, which is in use again. */
async function knownFile(ctx: WriteContext, file: NewFile): Promise<KeptFile | undefined> {
  const [known] = await ctx.db
    .update(files)
    .set({ unusedSince: null })
    .where(
      and(
        file.establishmentId === null ? isNull(files.establishmentId) : eq(files.establishmentId, file.establishmentId),
        eq(files.sha256, file.sha256),
        file.width === undefined ? isNull(files.width) : isNotNull(files.width),
        isNull(files.duplicateOf),
      ),
    )
    .returning({ id: files.id, width: files.width, height: files.height });
  return known;
}

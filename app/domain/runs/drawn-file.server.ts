import { rm } from "node:fs/promises";
import { and, eq, lt } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { contentKey } from "~/adapters/files/content-key.server";
import { incomingFolder, takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { keepFile } from "../attachments/keep-file.server";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import type { RunTable } from "./run-table";

/** Where files are drawn to. */
export interface Press {
  readonly files: FileStore;
  readonly env: { readonly DATA_DIR: string };
}

interface Drawn {
  readonly name: string;
  readonly mediaType: string;
  readonly extension: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Keep what a run draws; it is never whole in memory. Returns the file's id. One that its run does not come to name, for it was stopped
 * meanwhile, is swept away later.
 */
export async function keepDrawn(
  ctx: Context,
  { files, env }: Press,
  { name, mediaType, extension, content }: Drawn,
): Promise<string> {
  const drawn = await takeFile(incomingFolder(env), name, content);
  try {
    const { size, sha256 } = drawn;
    const storageKey = contentKey(sha256, extension);
    const form = { name: ORIGINAL, mediaType, size, storageKey, content: drawn };
    const { id } = await keepFile(ctx, files, { establishmentId: null, name, mediaType, size, sha256 }, [form]);
    return id;
  } finally {
    await rm(drawn.path, { force: true });
  }
}

/** How long a drawn file is kept: it is large, is taken within days, and is drawn anew whenever somebody asks. */
const KEEP_DAYS = 60;
const DAY_MS = 86_400_000;

/** Let go of files that were drawn long ago; the sweep of files takes them away. The runs stay, and say so. Returns how many. */
export async function sweepDrawn(ctx: Context, table: RunTable & { readonly fileId: PgColumn }): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEEP_DAYS * DAY_MS);
  const swept = await ctx.db
    .update(table as PgTable)
    .set({ state: "swept", fileId: null })
    .where(and(eq(table.state, "done"), lt(table.movedAt, before)))
    .returning({ id: table.id });
  return swept.length;
}

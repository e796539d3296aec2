import { desc, eq } from "drizzle-orm";
import { bytesOf, type FileStore } from "~/adapters/files/index";
import { imports, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { countsOf, type ImportCounts, readAwardFile } from "./import-awards.server";
import { mayImportAwards } from "./policy";
import type { ListReading, ReadingOptions } from "./read-rows";

export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: Date;
  /** Null for one made by a command. */
  readonly createdBy: string | null;
  readonly appliedAt: Date | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly unchanged: number | null;
}

const summary = {
  id: imports.id,
  fileName: imports.fileName,
  createdAt: imports.createdAt,
  createdBy: users.name,
  appliedAt: imports.appliedAt,
  created: imports.created,
  updated: imports.updated,
  unchanged: imports.unchanged,
};

function assertMayImport(ctx: Context): void {
  if (!mayImportAwards(ctx.actor)) throw new DomainError("forbidden", m.imports_not_allowed());
}

/** The latest first. */
export async function listImports(ctx: Context, limit = 100): Promise<ImportSummary[]> {
  assertMayImport(ctx);
  return ctx.db
    .select(summary)
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
}

export interface ImportPreview {
  readonly summary: ImportSummary;
  /** Null once it was applied: the file is gone then. */
  readonly reading: ListReading | null;
  /** What applying it would do; null with errors. */
  readonly counts: ImportCounts | null;
}

/** An import as it would be applied, with the columns a person chose. Throws "not_found". */
export async function previewImport(
  ctx: Context,
  store: FileStore,
  id: string,
  chosen?: ReadingOptions["chosen"],
): Promise<ImportPreview> {
  assertMayImport(ctx);
  if (!isUuid(id)) throw new DomainError("not_found", m.imports_not_found());
  const [row] = await ctx.db
    .select({ ...summary, storageKey: imports.storageKey })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(eq(imports.id, id));
  if (!row) throw new DomainError("not_found", m.imports_not_found());
  const { storageKey, ...rest } = row;
  if (rest.appliedAt || !storageKey) return { summary: rest, reading: null, counts: null };
  const reading = await readAwardFile(ctx, await importedBytes(store, storageKey), chosen);
  const counts = reading.errors.length === 0 ? await countsOf(ctx, reading.awards) : null;
  return { summary: rest, reading, counts };
}

export async function importedBytes(store: FileStore, storageKey: string): Promise<Buffer> {
  const stored = await store.get(storageKey);
  if (!stored) throw new DomainError("not_found", m.imports_file_gone());
  return bytesOf(stored);
}

import { and, eq, isNull, ne } from "drizzle-orm";
import type { FileStore } from "~/adapters/files/index";
import { imports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type ImportCounts, importAwards, readAwardFile } from "./import-awards.server";
import { mayImportAwards, mayKeepImport } from "./policy";
import { importedBytes } from "./queries.server";
import type { ReadingOptions } from "./read-rows";

export interface ApplyOptions {
  readonly chosen?: ReadingOptions["chosen"];
  /** Also rows that name what a round of this platform decided. */
  readonly withDecided?: boolean;
}

/**
 * Record every row of an uploaded list, or nothing. Once applied, applying it again tells the same counts and changes nothing.
 * Throws "forbidden", "not_found"; "invalid" while the list has errors.
 */
export async function applyImport(
  ctx: Context,
  store: FileStore,
  id: string,
  { chosen, withDecided = false }: ApplyOptions = {},
): Promise<ImportCounts> {
  const { counts, freed } = await inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, id);
    if (row.appliedAt || !row.storageKey) return { counts: countsOfApplied(row), freed: null };
    const reading = await readAwardFile(ctx, await importedBytes(store, row.storageKey), row.agencyId, chosen);
    if (reading.errors.length > 0) {
      throw new DomainError("invalid", m.imports_has_errors({ count: reading.errors.length }));
    }
    const counts = await importAwards(ctx, reading.awards, { importId: id, withDecided });
    return { counts, freed: await unsharedKey(ctx, id, row.storageKey) };
  });
  if (freed) await store.delete(freed);
  return counts;
}

/** Throw an uploaded list away. Throws "forbidden", "not_found"; "closed" once it was applied. */
export async function discardImport(ctx: Context, store: FileStore, id: string): Promise<void> {
  const freed = await inTransaction(ctx, async (ctx) => {
    const row = await lockImport(ctx, id);
    if (row.appliedAt) throw new DomainError("closed", m.imports_already_applied());
    const freed = row.storageKey && (await unsharedKey(ctx, id, row.storageKey));
    await ctx.db.delete(imports).where(eq(imports.id, id));
    await recordAudit(ctx, {
      act: "imports.discarded",
      subject: { kind: "import", id },
      before: { fileName: row.fileName },
    });
    return freed;
  });
  if (freed) await store.delete(freed);
}

async function lockImport(ctx: WriteContext, id: string): Promise<typeof imports.$inferSelect> {
  const [row] = isUuid(id) ? await ctx.db.select().from(imports).where(eq(imports.id, id)).for("update") : [];
  if (!mayImportAwards(ctx.actor)) throw new DomainError("forbidden", m.imports_not_allowed());
  if (!row || !mayKeepImport(ctx.actor, row.agencyId)) throw new DomainError("not_found", m.imports_not_found());
  return row;
}

const countsOfApplied = ({ created, updated, unchanged, decided }: typeof imports.$inferSelect): ImportCounts => ({
  rows: (created ?? 0) + (updated ?? 0) + (unchanged ?? 0),
  created: created ?? 0,
  updated: updated ?? 0,
  unchanged: unchanged ?? 0,
  decided: decided ?? 0,
});

/** Files are kept by their content: one uploaded twice is deleted with the last import that waits for it. */
async function unsharedKey(ctx: WriteContext, id: string, storageKey: string): Promise<string | null> {
  const [other] = await ctx.db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.storageKey, storageKey), ne(imports.id, id), isNull(imports.appliedAt)))
    .limit(1);
  return other ? null : storageKey;
}

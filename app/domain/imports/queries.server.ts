import { desc, eq, inArray, sql } from "drizzle-orm";
import { bytesOf, type FileStore } from "~/adapters/files/index";
import { agencyNameToday } from "~/db/agency-name.server";
import { imports, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { isAdmin } from "../people/policy";
import { type ExpectedImport, expectImport, readAwardFile } from "./import-awards.server";
import { mayImportAwards, mayKeepImport } from "./policy";
import type { ListReading, ReadingOptions } from "./read-rows";

export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: Date;
  /** Null for one made by a command. */
  readonly createdBy: string | null;
  /** Its name of today; null for an admin's and for a command's. */
  readonly agency: string | null;
  readonly appliedAt: Date | null;
  readonly created: number | null;
  readonly updated: number | null;
  readonly unchanged: number | null;
  /** Of the unchanged, those left out because a round of this platform decided them. */
  readonly decided: number | null;
}

const summary = (now: Date) => ({
  id: imports.id,
  fileName: imports.fileName,
  createdAt: imports.createdAt,
  createdBy: users.name,
  agency: sql<string | null>`${agencyNameToday(imports.agencyId, now)}`,
  appliedAt: imports.appliedAt,
  created: imports.created,
  updated: imports.updated,
  unchanged: imports.unchanged,
  decided: imports.decided,
});

function assertMayImport(ctx: Context): void {
  if (!mayImportAwards(ctx.actor)) throw new DomainError("forbidden", m.imports_not_allowed());
}

/** Those of one's agencies, for an admin all; the latest first. */
export async function listImports(ctx: Context, limit = 100): Promise<ImportSummary[]> {
  assertMayImport(ctx);
  const held = ctx.actor?.memberships.filter(({ role }) => role === "organiser") ?? [];
  const mine = held.flatMap(({ agencyId }) => agencyId ?? []);
  return ctx.db
    .select(summary(ctx.now))
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(isAdmin(ctx.actor) ? undefined : inArray(imports.agencyId, mine))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
}

export interface ImportPreview {
  readonly summary: ImportSummary;
  /** Null once it was applied: the file is gone then. */
  readonly reading: ListReading | null;
  /** What applying it would do; null with errors. */
  readonly expected: ExpectedImport | null;
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
    .select({ ...summary(ctx.now), agencyId: imports.agencyId, storageKey: imports.storageKey })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdBy))
    .where(eq(imports.id, id));
  if (!row || !mayKeepImport(ctx.actor, row.agencyId)) throw new DomainError("not_found", m.imports_not_found());
  const { storageKey, agencyId, ...rest } = row;
  if (rest.appliedAt || !storageKey) return { summary: rest, reading: null, expected: null };
  const reading = await readAwardFile(ctx, await importedBytes(store, storageKey), agencyId, chosen);
  const expected = reading.errors.length === 0 ? await expectImport(ctx, reading.awards) : null;
  return { summary: rest, reading, expected };
}

export async function importedBytes(store: FileStore, storageKey: string): Promise<Buffer> {
  const stored = await store.get(storageKey);
  if (!stored) throw new DomainError("not_found", m.imports_file_gone());
  return bytesOf(stored);
}

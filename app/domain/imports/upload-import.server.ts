import { readFile } from "node:fs/promises";
import { contentKey } from "~/adapters/files/content-key.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { hasMacros } from "~/adapters/files/kind.server";
import { imports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { readTable } from "./read-table.server";
import { importFor } from "./scope.server";

/** 25 MB: some hundred thousand rows of CSV. */
export const MAX_LIST_BYTES = 25_000_000;

/**
 * Keep an award list until it is applied or discarded. Returns the import's id.
 * agencyId: for which it is imported, where its organiser has several.
 * Throws "forbidden"; "invalid" with a sentence about `file` when it is empty, too large, brings macros or is no table.
 */
export async function uploadImport(
  ctx: Context,
  store: FileStore,
  file: GivenFile,
  agencyId?: string,
): Promise<string> {
  const forAgency = await importFor(ctx, agencyId);
  if (file.size > MAX_LIST_BYTES) refuse(m.imports_file_too_large());
  if (await hasMacros(file)) refuse(m.errors_file_macros({ name: file.name }));
  const bytes = await readFile(file.path);
  await readTable(bytes);
  const isWorkbook = bytes.subarray(0, 2).toString("latin1") === "PK";
  const storageKey = contentKey(file.sha256, isWorkbook ? "xlsx" : "csv");
  await store.put(storageKey, bytes, isWorkbook ? XLSX : "text/csv");
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(imports)
      .values({
        kind: "awards",
        agencyId: forAgency,
        fileName: normalizeText(file.name).slice(0, 200) || "?",
        sha256: file.sha256,
        storageKey,
        createdBy: ctx.actor?.userId ?? null,
        createdAt: ctx.now,
      })
      .returning({ id: imports.id, fileName: imports.fileName });
    await recordAudit(ctx, {
      act: "imports.uploaded",
      subject: { kind: "import", id: row!.id },
      after: { fileName: row!.fileName, size: file.size, agencyId: forAgency },
    });
    return row!.id;
  });
}

function refuse(sentence: string): never {
  throw new DomainError("invalid", sentence, { file: [sentence] });
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

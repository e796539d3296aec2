import { contentKey } from "~/adapters/files/content-key.server";
import type { FileStore } from "~/adapters/files/index";
import { imports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import { normalizeText } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayImportAwards } from "./policy";
import { readTable } from "./read-table.server";

/** 25 MB: some hundred thousand rows of CSV. */
export const MAX_LIST_BYTES = 25_000_000;

/**
 * Keep an award list until it is applied or discarded. Returns the import's id.
 * Throws "forbidden"; "invalid" with a sentence about `file` when it is empty, too large or no table.
 */
export async function uploadImport(
  ctx: Context,
  store: FileStore,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  if (!mayImportAwards(ctx.actor)) throw new DomainError("forbidden", m.imports_not_allowed());
  if (file.bytes.length > MAX_LIST_BYTES) {
    throw new DomainError("invalid", m.imports_file_too_large(), { file: [m.imports_file_too_large()] });
  }
  await readTable(file.bytes);
  const isWorkbook = file.bytes.subarray(0, 2).toString("latin1") === "PK";
  const storageKey = contentKey(file.bytes, isWorkbook ? "xlsx" : "csv");
  await store.put(storageKey, file.bytes, isWorkbook ? XLSX : "text/csv");
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(imports)
      .values({
        kind: "awards",
        fileName: normalizeText(file.name).slice(0, 200) || "?",
        sha256: sha256Hex(file.bytes),
        storageKey,
        createdBy: ctx.actor?.userId ?? null,
        createdAt: ctx.now,
      })
      .returning({ id: imports.id, fileName: imports.fileName });
    await recordAudit(ctx, {
      act: "imports.uploaded",
      subject: { kind: "import", id: row!.id },
      after: { fileName: row!.fileName, size: file.bytes.length },
    });
    return row!.id;
  });
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

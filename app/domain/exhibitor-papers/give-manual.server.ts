import { desc, eq } from "drizzle-orm";
import { contentKey } from "~/adapters/files/content-key.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { readPaper } from "~/adapters/files/papers.server";
import { fairManuals, files, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { keepFile } from "../attachments/keep-file.server";
import { type StoredForm, storedForm } from "../attachments/queries.server";
import { ORIGINAL } from "../attachments/rules";
import { whyNotPaper } from "../attachments/store-paper.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairById, lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import { mayGivePapers, whyNotGive } from "./policy";

export interface Manual {
  readonly version: number;
  readonly fileId: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

/** The versions of a fair's manual, the latest first. Asks no policy. */
export function manualsOf(ctx: Context, fairId: string): Promise<Manual[]> {
  return ctx.db
    .select({
      version: fairManuals.version,
      fileId: fairManuals.fileId,
      fileName: files.name,
      size: files.size,
      note: fairManuals.note,
      by: users.name,
      at: fairManuals.uploadedAt,
    })
    .from(fairManuals)
    .innerJoin(files, eq(files.id, fairManuals.fileId))
    .innerJoin(users, eq(users.id, fairManuals.uploadedBy))
    .where(eq(fairManuals.fairId, fairId))
    .orderBy(desc(fairManuals.version));
}

/** A version as it is kept. Asks no policy. Throws "not_found". */
export async function manualFile(
  ctx: Context,
  { fileId, fileName }: Manual,
): Promise<StoredForm & { readonly name: string }> {
  const form = await storedForm(ctx, fileId, ORIGINAL);
  if (!form) throw new DomainError("not_found", m.exhibitors_manual_unknown());
  return { ...form, name: fileName };
}

interface NewManual {
  readonly file: GivenFile;
  readonly note: string;
  /** The latest version that the page showed; 0 before the first. */
  readonly version: number;
}

/**
 * Give exhibitors of a fair a manual, as its next version; the earlier ones are kept. Returns its number.
 * Refused: "not_found", "forbidden" to all but organisers and secretaries, "closed" where nothing is given to exhibitors, "invalid" for
 * what is no PDF or too large, "conflict" when somebody gave one since the page was loaded.
 */
export async function giveManual(ctx: Context, store: FileStore, fairId: string, given: NewManual): Promise<number> {
  const { file, note, version } = given;
  const found = await fairById(ctx, fairId);
  if (!mayGivePapers(ctx.actor, found)) throw new DomainError("forbidden", m.exhibitors_staff_only());
  const reading = await readPaper(file);
  if (!reading.ok) refuseFile(whyNotPaper(file.name, reading.reason));
  else if (reading.extension !== "pdf") refuseFile(m.exhibitors_manual_not_pdf({ name: file.name }));
  // The bytes before the row that names them, and outside its transaction: they may be large.
  const fileId = await storeManual(ctx, store, file);
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    if (!mayGivePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.exhibitors_staff_only());
    const whyNot = whyNotGive(fair);
    if (whyNot) throw new DomainError("closed", whyNot);
    const [latest] = await manualsOf(ctx, fair.id);
    if ((latest?.version ?? 0) !== version) throw new DomainError("conflict", m.exhibitors_saved_meanwhile());
    const row = { fairId: fair.id, version: version + 1, fileId, note: note || null };
    await ctx.db.insert(fairManuals).values({ ...row, uploadedBy: ctx.actor!.userId, uploadedAt: ctx.now });
    await recordAudit(ctx, {
      act: "fair_manuals.given",
      subject: { kind: "fair", id: fair.id },
      after: { version: row.version, file: file.name },
    });
    return row.version;
  });
}

function refuseFile(sentence: string): never {
  throw new DomainError("invalid", sentence, { file: [sentence] });
}

async function storeManual(
  ctx: Context,
  store: FileStore,
  { name, size, sha256, ...file }: GivenFile,
): Promise<string> {
  const mediaType = "application/pdf";
  const original = {
    name: ORIGINAL,
    mediaType,
    size,
    storageKey: contentKey(sha256, "pdf"),
    content: { name, size, sha256, ...file },
  };
  const kept = await keepFile(ctx, store, { establishmentId: null, name, mediaType, size, sha256 }, [original]);
  return kept.id;
}

import { and, eq } from "drizzle-orm";
import { contentKey } from "~/adapters/files/content-key.server";
import type { FileStore } from "~/adapters/files/index";
import { MAX_PAPER_BYTES, readPaper } from "~/adapters/files/papers.server";
import type { PictureRefusal } from "~/adapters/files/pictures.server";
import { files, fileVariants } from "~/db/schema";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { sha256Hex } from "~/lib/hash.server";
import { normalizeText } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayKeepFiles } from "./policy";
import { ORIGINAL } from "./rules";

export interface NewPaper {
  readonly establishmentId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keep a paper of an establishment's dossiers (PDF, or a JPEG or PNG scan) exactly as it was given. Returns the file's id.
 * Throws "invalid" with a sentence for a file that is none of these.
 */
export async function storePaper(ctx: Context, store: FileStore, paper: NewPaper): Promise<string> {
  if (!mayKeepFiles(ctx.actor, paper.establishmentId))
    throw new DomainError("forbidden", m.establishments_not_member());
  const reading = await readPaper(paper.bytes);
  if (!reading.ok) throw new DomainError("invalid", whyNotPaper(paper.name, reading.reason));

  const bytes = Buffer.from(paper.bytes);
  const sha256 = sha256Hex(bytes);
  const storageKey = contentKey(bytes, reading.extension);
  await store.put(storageKey, bytes, reading.mediaType);
  return inTransaction(ctx, async (ctx) => {
    const [known] = await ctx.db
      .select({ id: files.id })
      .from(files)
      .where(and(eq(files.establishmentId, paper.establishmentId), eq(files.sha256, sha256)))
      .limit(1);
    if (known) return known.id;
    const [file] = await ctx.db
      .insert(files)
      .values({
        establishmentId: paper.establishmentId,
        uploadedBy: ctx.actor?.userId ?? null,
        name: normalizeText(paper.name).slice(0, 200) || "paper",
        mediaType: reading.mediaType,
        size: bytes.length,
        sha256,
        createdAt: ctx.now,
      })
      .returning({ id: files.id });
    await ctx.db
      .insert(fileVariants)
      .values({ fileId: file!.id, name: ORIGINAL, mediaType: reading.mediaType, size: bytes.length, storageKey });
    return file!.id;
  });
}

function whyNotPaper(name: string, reason: PictureRefusal): string {
  if (reason === "too_large") return m.nominations_paper_too_large({ name, limit: formatBytes(MAX_PAPER_BYTES) });
  if (reason === "wrong_type") return m.nominations_paper_wrong_type({ name });
  return m.nominations_paper_unreadable({ name });
}

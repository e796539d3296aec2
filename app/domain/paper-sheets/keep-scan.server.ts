import { contentKey } from "~/adapters/files/content-key.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { readPaper } from "~/adapters/files/papers.server";
import { paperScans } from "~/db/schema";
import { keepFile } from "../attachments/keep-file.server";
import { ORIGINAL } from "../attachments/rules";
import { whyNotPaper } from "../attachments/store-paper.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";

/**
 * Keep a picture or scan (PDF, JPEG, PNG) exactly as it was given. Returns the file's id; what no paper names in the end is swept
 * away. Throws "invalid" with a sentence about `scan`. The caller has decided that the reader keeps paper.
 */
export async function keepScanFile(ctx: Context, store: FileStore, scan: GivenFile): Promise<string> {
  const reading = await readPaper(scan);
  if (!reading.ok) {
    const sentence = whyNotPaper(scan.name, reading.reason);
    throw new DomainError("invalid", sentence, { scan: [sentence] });
  }
  const { name, size, sha256 } = scan;
  const { mediaType } = reading;
  const original = {
    name: ORIGINAL,
    mediaType,
    size,
    storageKey: contentKey(sha256, reading.extension),
    content: scan,
  };
  const { id } = await keepFile(ctx, store, { establishmentId: null, name, mediaType, size, sha256 }, [original]);
  return id;
}

/** Name a kept file as the scan of a paper. */
export async function nameScan(ctx: WriteContext, paperId: string, fileId: string): Promise<void> {
  await ctx.db.insert(paperScans).values({ paperId, fileId, givenBy: ctx.actor!.userId, givenAt: ctx.now });
}

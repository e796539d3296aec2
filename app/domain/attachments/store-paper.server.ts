import { contentKey } from "~/adapters/files/content-key.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import type { FileRefusal } from "~/adapters/files/kind.server";
import { MAX_PAPER_BYTES, readPaper } from "~/adapters/files/papers.server";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keepFile } from "./keep-file.server";
import { mayKeepFiles } from "./policy";
import { ORIGINAL } from "./rules";

/**
 * Keep a paper of an establishment's dossiers (PDF, or a JPEG or PNG scan) exactly as it was given. The same paper given
 * twice is kept once. Returns the file's id. Throws "invalid" with a sentence for a file that is none of these.
 * Source: docs/rules/attachments.md#papers.
 */
export async function storePaper(
  ctx: Context,
  store: FileStore,
  establishmentId: string,
  paper: GivenFile,
): Promise<string> {
  if (!mayKeepFiles(ctx.actor, establishmentId)) throw new DomainError("forbidden", m.establishments_not_member());
  const reading = await readPaper(paper);
  if (!reading.ok) throw new DomainError("invalid", whyNotPaper(paper.name, reading.reason));

  const { name, size, sha256 } = paper;
  const { mediaType } = reading;
  const storageKey = contentKey(sha256, reading.extension);
  const original = { name: ORIGINAL, mediaType, size, storageKey, content: paper };
  const { id } = await keepFile(ctx, store, { establishmentId, name, mediaType, size, sha256 }, [original]);
  return id;
}

/** The sentence for a file that is no paper. */
export function whyNotPaper(name: string, reason: FileRefusal): string {
  switch (reason) {
    case "too_large":
      return m.nominations_paper_too_large({ name, limit: formatBytes(MAX_PAPER_BYTES) });
    case "wrong_type":
      return m.nominations_paper_wrong_type({ name });
    case "macros":
      return m.errors_file_macros({ name });
    case "misnamed":
      return m.errors_file_misnamed({ name });
    case "truncated":
    case "too_many_pixels":
      return m.nominations_paper_unreadable({ name });
  }
}

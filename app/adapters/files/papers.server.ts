import { open } from "node:fs/promises";
import type { GivenFile } from "./given-file.server";
import { type FileRefusal, hasMacros, isMisnamed, mediaTypeOf } from "./kind.server";
import { readPicture } from "./pictures.server";

/** 25 MB: a scan of some fifty pages. */
export const MAX_PAPER_BYTES = 25_000_000;
/** Scanners and signing tools write a little after the end mark. */
const END_WINDOW = 2048;

export type PaperReading =
  | { ok: true; mediaType: "application/pdf" | "image/jpeg" | "image/png"; extension: "pdf" | "jpg" | "png" }
  | { ok: false; reason: FileRefusal };

/** Whether a file is a paper of a dossier: a whole PDF, or a JPEG or PNG scan. Told by the bytes; the name may not lie. */
export async function readPaper(file: GivenFile): Promise<PaperReading> {
  if (file.size > MAX_PAPER_BYTES) return { ok: false, reason: "too_large" };
  if (await hasMacros(file)) return { ok: false, reason: "macros" };
  const mediaType = await mediaTypeOf(file);
  if (isMisnamed(file, mediaType)) return { ok: false, reason: "misnamed" };
  if (mediaType === "application/pdf") {
    return (await endOf(file)).includes("%%EOF")
      ? { ok: true, mediaType, extension: "pdf" }
      : { ok: false, reason: "truncated" };
  }
  if (mediaType !== "image/jpeg" && mediaType !== "image/png") return { ok: false, reason: "wrong_type" };
  const scan = await readPicture(file);
  return scan.ok ? { ok: true, mediaType, extension: mediaType === "image/png" ? "png" : "jpg" } : scan;
}

async function endOf({ path, size }: GivenFile): Promise<string> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(END_WINDOW),
      0,
      END_WINDOW,
      Math.max(0, size - END_WINDOW),
    );
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

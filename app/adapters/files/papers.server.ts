import { fileTypeFromBuffer } from "file-type";
import { type PictureRefusal, readPicture } from "./pictures.server";

/** 20 MB: a scan of some forty pages. */
export const MAX_PAPER_BYTES = 20 * 1024 * 1024;
/** Scanners and signing tools write a little after the end mark. */
const END_WINDOW = 2048;

export type PaperReading =
  | { ok: true; mediaType: "application/pdf" | "image/jpeg" | "image/png"; extension: "pdf" | "jpg" | "png" }
  | { ok: false; reason: PictureRefusal };

/** Whether these bytes are a paper of a dossier: a whole PDF, or a JPEG or PNG scan. Told by the bytes, not by a name. */
export async function readPaper(bytes: Uint8Array): Promise<PaperReading> {
  if (bytes.length > MAX_PAPER_BYTES) return { ok: false, reason: "too_large" };
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime === "application/pdf") {
    const end = Buffer.from(bytes.subarray(-END_WINDOW)).toString("latin1");
    return end.includes("%%EOF")
      ? { ok: true, mediaType: type.mime, extension: "pdf" }
      : { ok: false, reason: "truncated" };
  }
  if (type?.mime !== "image/jpeg" && type?.mime !== "image/png") return { ok: false, reason: "wrong_type" };
  const scan = await readPicture(bytes);
  return scan.ok ? { ok: true, mediaType: type.mime, extension: type.mime === "image/png" ? "png" : "jpg" } : scan;
}

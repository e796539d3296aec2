import { createReadStream } from "node:fs";
import { fileTypeFromFile } from "file-type";
import type { GivenFile } from "./given-file.server";

/**
 * Why a file is not kept. misnamed: the end of its name promises another kind; macros: it holds programs of an office suite;
 * truncated: it was cut off, or is damaged.
 */
export type FileRefusal = "too_large" | "wrong_type" | "misnamed" | "macros" | "truncated" | "too_many_pixels";

/** What a file is, told by its bytes: "image/jpeg"; null for what has no mark of its own, like text. */
export async function mediaTypeOf({ path }: GivenFile): Promise<string | null> {
  return (await fileTypeFromFile(path))?.mime ?? null;
}

/** Whether the end of the name says what the bytes are not. An ending that is not here promises nothing: "Giấy số 12.2024". */
export function isMisnamed({ name }: GivenFile, mediaType: string | null): boolean {
  const ending = endingOf(name);
  if (ending === "pdf") return mediaType !== "application/pdf";
  // Messengers name every picture .jpg, whatever it is.
  return /^(jpe?g|png|webp|avif)$/.test(ending) && !mediaType?.startsWith("image/");
}

/** Whether a document of an office suite brings programs of its own: by its name, by what it says of itself, or by its parts. */
export async function hasMacros(file: GivenFile): Promise<boolean> {
  if (/^(doc|dot|xls|xlt|xla|ppt|pot|pps|ppa)m$/.test(endingOf(file.name))) return true;
  const mediaType = await mediaTypeOf(file);
  if (mediaType === null || !/zip|officedocument|macroenabled/i.test(mediaType)) return false;
  return /macroenabled/i.test(mediaType) || contains(file.path, "vbaProject.bin");
}

const endingOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";

/** Documents of an office suite are ZIP files; the names of their parts stand in them as they are. */
async function contains(path: string, words: string): Promise<boolean> {
  let end = "";
  for await (const chunk of createReadStream(path, { encoding: "latin1" })) {
    const text = end + chunk;
    if (text.includes(words)) return true;
    end = text.slice(1 - words.length);
  }
  return false;
}

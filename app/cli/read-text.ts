import { readFile } from "node:fs/promises";
import { SetupError } from "~/lib/setup-error";

/** A file that somebody names on the command line. Throws SetupError where it cannot be read. */
export function bytesOfFile(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`${file}: ${error.code === "ENOENT" ? "no such file" : error.message}`);
  });
}

/** UTF-8, without the mark that some programs put before it. */
export const textOfBytes = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const textOfFile = async (file: string): Promise<string> => textOfBytes(await bytesOfFile(file));

import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { SetupError } from "~/lib/setup-error";
import type { KeptKey, KeyRing } from ".";

const Instant = z.iso.datetime({ offset: true });
const Keys = z.array(
  z.strictObject({
    publicKey: z.string().regex(/^[\w-]{43}$/),
    expires: Instant.optional(),
    revoked: Instant.optional(),
  }),
);

const fileIn = (folder: string) => path.join(folder, "known.json");

export function openRing(folder: string): KeyRing {
  return {
    async keep(keys) {
      const file = fileIn(folder);
      const text = `${JSON.stringify(keys, null, 2)}\n`;
      if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) return;
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}`;
      fs.writeFileSync(draft, text, { flush: true });
      fs.renameSync(draft, file);
    },
  };
}

/** The keys that were kept; null where none ever were. Throws SetupError for a file that is none of ours. */
export function keysInRing(folder: string): KeptKey[] | null {
  const file = fileIn(folder);
  if (!fs.existsSync(file)) return null;
  const keys = keysInRingText(fs.readFileSync(file, "utf8"));
  if (!keys) throw new SetupError(`${file}: not the keys of an installation`);
  return keys;
}

/** The same, of a copy that somebody has of the file; null for a text that is none. */
export function keysInRingText(text: string): KeptKey[] | null {
  try {
    return Keys.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

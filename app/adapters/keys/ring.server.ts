import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { SetupError } from "~/lib/setup-error";
import type { KeptKey, KeyRing } from ".";

const Keys = z.array(
  z.object({ publicKey: z.string(), expires: z.string().optional(), revoked: z.string().optional() }),
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
  try {
    return Keys.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    throw new SetupError(`${file}: not the keys of an installation`);
  }
}

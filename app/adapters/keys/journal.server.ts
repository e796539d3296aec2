import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { SetupError } from "~/lib/setup-error";
import type { HeadJournal, KeptHead } from ".";

const Line = z.object({ size: z.number().int().positive(), root: z.string() });

/** One file a round, one line a head, only ever added to. */
export function openJournal(folder: string): HeadJournal {
  const fileOf = (roundId: string) => path.join(folder, `${roundId}.jsonl`);
  return {
    async headsOf(roundId) {
      const text = await fs.readFile(fileOf(roundId), "utf8").catch(whereMissing);
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line, index) => ({ roundId, ...readLine(line, `${fileOf(roundId)}:${index + 1}`) }))
        .sort((a, b) => a.size - b.size);
    },
    async keep(heads) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      for (const { roundId, size, root } of heads) {
        await fs.appendFile(fileOf(roundId), `${JSON.stringify({ size, root })}\n`, { mode: 0o600, flush: true });
      }
    },
  };
}

function whereMissing(error: NodeJS.ErrnoException): string {
  if (error.code !== "ENOENT") throw error;
  return "";
}

function readLine(line: string, where: string): Omit<KeptHead, "roundId"> {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    throw new SetupError(`${where}: not a head of a ledger`);
  }
}

import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setImmediate } from "node:timers/promises";
import { mergePdfs, type PdfPart } from "~/adapters/documents/pdf/merge.server";
import { letterRuns } from "~/db/schema";
import type { Context } from "../context";
import { fairById } from "../fairs/fair-details.server";
import { carryOut } from "../runs/carry-out.server";
import { keepDrawn, type Press } from "../runs/drawn-file.server";
import type { Runs } from "../runs/run-table";
import { drawLettersJob } from "./jobs";
import { type LetterToDraw, lettersToDraw } from "./letters.server";
import { letterPdf } from "./write-letter.server";

export const LETTER_RUNS: Runs<typeof letterRuns> = {
  table: letterRuns,
  job: drawLettersJob,
  afresh: { done: 0 },
  beatMs: 10_000,
  stillSeconds: 45,
};

/** How often a run tells how far it is. */
const TELL_EVERY = 10;

/**
 * Draw a run's letters into one file, a bookmark each, as they stand now: one letter at a time is in memory. A process that is killed
 * leaves no file, and the run is begun anew. Returns how many letters; null where there was nothing to do.
 */
export function drawLetters(ctx: Context, press: Press, runId: string): Promise<number | null> {
  return carryOut(ctx, LETTER_RUNS, runId, async ({ run, tell }) => {
    const fair = await fairById(ctx, run.fairId);
    const letters = await lettersToDraw(ctx, fair);
    const total = letters.length;
    await tell({ total });
    const parts = partsOf(letters, async (done) => {
      if (done % TELL_EVERY === 0) await tell({ done });
    });
    const merged = mergePdfs(`Thư xác nhận gian hàng, ${fair.name}`, parts);
    const content = Readable.fromWeb(merged as WebStream);
    const name = `${fair.slug}-thu-xac-nhan.pdf`;
    const fileId = await keepDrawn(ctx, press, { name, mediaType: "application/pdf", extension: "pdf", content });
    return { values: { fileId, done: total }, result: total };
  });
}

/** moved: told how many were drawn, before the next one is. */
function partsOf(letters: readonly LetterToDraw[], moved: (done: number) => Promise<void>): PdfPart[] {
  return letters.map((letter, at) => ({
    title: `${letter.content.application.number} ${letter.content.application.signName}`,
    open: async () => {
      await moved(at);
      // Pages may be served by the same thread.
      await setImmediate();
      return letterPdf(letter);
    },
  }));
}

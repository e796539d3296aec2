import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setImmediate } from "node:timers/promises";
import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import { mergePdfs, type PdfPart } from "~/adapters/documents/pdf/merge.server";
import { contentKey } from "~/adapters/files/content-key.server";
import { type GivenFile, incomingFolder, takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { letterRuns } from "~/db/schema";
import { enqueue } from "~/queue/enqueue.server";
import { keepFile } from "../attachments/keep-file.server";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { drawLettersJob } from "./jobs";
import { type LetterToDraw, lettersToDraw } from "./letters.server";
import { letterPdf } from "./write-letter.server";

/** A run that stands still for so long has lost its process. */
const STILL_SECONDS = 45;
/** A run that failed as often, or took its process with it, is given up. */
const MOST_ATTEMPTS = 3;
/** How often a run tells how far it is. */
const TELL_EVERY = 10;

interface Printery {
  readonly files: FileStore;
  readonly env: { readonly DATA_DIR: string };
}

interface BegunRun {
  readonly id: string;
  readonly fairId: string;
  readonly total: number;
  readonly attempt: number;
}

/** Another process began the run anew: who draws it leaves it alone. */
class RunLost extends Error {}

/**
 * Draw a run's letters into one file, a bookmark each, as they stand now: one letter at a time is in memory. A process that is killed
 * leaves no file, and the run is begun anew; of two that draw the same run only the later beginning ends it. Returns how many letters;
 * null where there was nothing to do.
 */
export async function drawLetters(ctx: Context, printery: Printery, runId: string): Promise<number | null> {
  const run = await begin(ctx, runId);
  if (!run) return null;
  let drawn: GivenFile | undefined;
  try {
    const fair = await fairById(ctx, run.fairId);
    const letters = await lettersToDraw(ctx, fair);
    await tell(ctx, run, { total: letters.length });
    const parts = partsOf(letters, async (done) => {
      if (done % TELL_EVERY === 0) await tell(ctx, run, { done });
    });
    const content = mergePdfs(`Thư xác nhận gian hàng, ${fair.name}`, parts);
    drawn = await takeFile(incomingFolder(printery.env), fileName(fair), Readable.fromWeb(content as WebStream));
    const fileId = await keep(ctx, printery.files, drawn);
    await tell(ctx, run, { state: "done", fileId, done: letters.length });
    return letters.length;
  } catch (error) {
    if (error instanceof RunLost) return null;
    const state = run.attempt < MOST_ATTEMPTS ? "queued" : "failed";
    await tell(ctx, run, { state }).catch(() => {});
    throw error;
  } finally {
    if (drawn) await rm(drawn.path, { force: true });
  }
}

const fileName = (fair: FairDetails): string => `${fair.slug}-thu-xac-nhan.pdf`;

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

/** Have the runs that stand still begun anew, and give up those that were begun too often. */
export async function resumeLetterRuns(ctx: Context): Promise<number> {
  await ctx.db
    .update(letterRuns)
    .set({ state: "failed", movedAt: CLOCK })
    .where(and(standsStill, gte(letterRuns.attempt, MOST_ATTEMPTS)));
  const waiting = await ctx.db.select({ id: letterRuns.id }).from(letterRuns).where(mayBegin);
  for (const { id } of waiting) await enqueue(ctx.db, drawLettersJob, { runId: id }, { key: id });
  return waiting.length;
}

/** The database's clock: `ctx.now` is when the job began, and a run takes minutes. */
const CLOCK = sql`clock_timestamp()`;

const standsStill = and(
  eq(letterRuns.state, "running"),
  sql`${letterRuns.movedAt} < ${CLOCK} - make_interval(secs => ${STILL_SECONDS})`,
);
const mayBegin = and(lt(letterRuns.attempt, MOST_ATTEMPTS), or(eq(letterRuns.state, "queued"), standsStill));

async function begin(ctx: Context, runId: string): Promise<BegunRun | null> {
  const { id, fairId, total, attempt } = letterRuns;
  const [begun] = await ctx.db
    .update(letterRuns)
    .set({ state: "running", done: 0, attempt: sql`${attempt} + 1`, movedAt: CLOCK })
    .where(and(eq(id, runId), mayBegin))
    .returning({ id, fairId, total, attempt });
  return begun ?? null;
}

/** Write how a run goes. Throws RunLost where it is no longer this beginning's. */
async function tell(
  ctx: Context,
  run: BegunRun,
  values: Partial<Pick<typeof letterRuns.$inferInsert, "state" | "total" | "done" | "fileId">>,
): Promise<void> {
  const told = await ctx.db
    .update(letterRuns)
    .set({ ...values, movedAt: CLOCK })
    .where(and(eq(letterRuns.id, run.id), eq(letterRuns.attempt, run.attempt), eq(letterRuns.state, "running")))
    .returning({ id: letterRuns.id });
  if (told.length === 0) throw new RunLost();
}

/** A file that its run does not come to name is swept away later. */
async function keep(ctx: Context, store: FileStore, drawn: GivenFile): Promise<string> {
  const { name, size, sha256 } = drawn;
  const mediaType = "application/pdf";
  const storageKey = contentKey(sha256, "pdf");
  const file = { establishmentId: null, name, mediaType, size, sha256 };
  const { id } = await keepFile(ctx, store, file, [{ name: ORIGINAL, mediaType, size, storageKey, content: drawn }]);
  return id;
}

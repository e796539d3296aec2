import { rm } from "node:fs/promises";
import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import { contentKey } from "~/adapters/files/content-key.server";
import { type GivenFile, incomingFolder, takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { decisions, printRuns, rounds, seals } from "~/db/schema";
import { enqueue } from "~/queue/enqueue.server";
import { keepFile } from "../attachments/keep-file.server";
import { ORIGINAL } from "../attachments/rules";
import type { Context } from "../context";
import type { SealContent } from "../seals/rules";
import { type DrawnRun, drawCertificates, type Printery } from "./draw-certificates.server";
import { drawPrintRunJob } from "./jobs";

/** A run that stands still for so long has lost its process. */
const STILL_SECONDS = 45;
/** How often a process that draws says that it is alive. */
const SIGN_OF_LIFE_MS = 10_000;
/** A run that failed as often, or took its process with it, is given up. */
const MOST_ATTEMPTS = 3;

/** Of one beginning of a run. */
interface BegunRun extends DrawnRun {
  readonly id: string;
  readonly attempt: number;
}

/** A run was stopped, or begun anew by another process: who draws it leaves it alone. */
class RunLost extends Error {}

/**
 * Draw a run's certificates into one file. A process that is killed leaves no file, and the run is begun anew; of two that draw the same
 * run only the later beginning ends it. Returns the number of certificates in the file; null where there was nothing to do, or the
 * run was stopped meanwhile.
 */
export async function drawPrintRun(ctx: Context, printery: Printery, runId: string): Promise<number | null> {
  const run = await begin(ctx, runId);
  if (!run) return null;
  let drawn: GivenFile | undefined;
  // Putting a large file away says nothing for as long as it takes. Who has lost the run hears of it where it tells how far it is.
  const life = setInterval(() => void tell(ctx, run, {}).catch(() => {}), SIGN_OF_LIFE_MS);
  try {
    const leftOut: string[] = [];
    const content = drawCertificates(ctx, printery, run, {
      leftOut: (number) => leftOut.push(number),
      moved: (done) => tell(ctx, run, { done, leftOut }),
    });
    drawn = await takeFile(incomingFolder(printery.env), await fileName(ctx, run), content);
    const fileId = await keep(ctx, printery.files, run, drawn);
    await tell(ctx, run, { state: "done", fileId, done: run.content.awards.length, leftOut });
    return run.content.awards.length - leftOut.length;
  } catch (error) {
    if (error instanceof RunLost) return null;
    const state = run.attempt < MOST_ATTEMPTS ? "queued" : "failed";
    await tell(ctx, run, { state }).catch(() => {});
    throw error;
  } finally {
    clearInterval(life);
    if (drawn) await rm(drawn.path, { force: true });
  }
}

/** Have the runs that stand still begun anew, and give up those that were begun too often. */
export async function resumePrintRuns(ctx: Context): Promise<number> {
  await ctx.db
    .update(printRuns)
    .set({ state: "failed", movedAt: CLOCK })
    .where(and(standsStill, gte(printRuns.attempt, MOST_ATTEMPTS)));
  const waiting = await ctx.db.select({ id: printRuns.id }).from(printRuns).where(mayBegin);
  for (const { id } of waiting) await enqueue(ctx.db, drawPrintRunJob, { runId: id }, { key: id });
  return waiting.length;
}

/** The database's clock: `ctx.now` is when the job began, and a run takes minutes. */
const CLOCK = sql`clock_timestamp()`;

const standsStill = and(
  eq(printRuns.state, "running"),
  sql`${printRuns.movedAt} < ${CLOCK} - make_interval(secs => ${STILL_SECONDS})`,
);
const mayBegin = and(lt(printRuns.attempt, MOST_ATTEMPTS), or(eq(printRuns.state, "queued"), standsStill));

async function begin(ctx: Context, runId: string): Promise<BegunRun | null> {
  const [begun] = await ctx.db
    .update(printRuns)
    .set({ state: "running", done: 0, attempt: sql`${printRuns.attempt} + 1`, movedAt: CLOCK })
    .where(and(eq(printRuns.id, runId), mayBegin))
    .returning({
      kind: printRuns.kind,
      language: printRuns.language,
      attempt: printRuns.attempt,
      sealId: printRuns.sealId,
    });
  if (!begun) return null;
  const [seal] = await ctx.db
    .select({ content: sql<SealContent>`${seals.content}` })
    .from(seals)
    .where(eq(seals.id, begun.sealId));
  const { kind, language, attempt } = begun;
  return { id: runId, kind, language, attempt, content: seal!.content };
}

/** Write how a run goes. Throws RunLost where it is no longer this beginning's. */
async function tell(
  ctx: Context,
  run: BegunRun,
  values: Partial<Pick<typeof printRuns.$inferInsert, "state" | "done" | "leftOut" | "fileId">>,
): Promise<void> {
  const told = await ctx.db
    .update(printRuns)
    .set({ ...values, movedAt: CLOCK })
    .where(and(eq(printRuns.id, run.id), eq(printRuns.attempt, run.attempt), eq(printRuns.state, "running")))
    .returning({ id: printRuns.id });
  if (told.length === 0) throw new RunLost();
}

async function fileName(ctx: Context, run: BegunRun): Promise<string> {
  const [named] = await ctx.db
    .select({ slug: rounds.slug, number: decisions.number })
    .from(printRuns)
    .innerJoin(seals, eq(seals.id, printRuns.sealId))
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .where(eq(printRuns.id, run.id));
  const figures = /\d+/.exec(named!.number)?.[0] ?? "0";
  return `giay-chung-nhan-${named!.slug}-${figures}.${extensionOf(run)}`;
}

const extensionOf = ({ kind }: BegunRun) => (kind === "sheets" ? "pdf" : "zip");

/** A file that its run does not come to name, for it was stopped meanwhile, is swept away later. */
async function keep(ctx: Context, store: FileStore, run: BegunRun, drawn: GivenFile): Promise<string> {
  const { name, size, sha256 } = drawn;
  const mediaType = run.kind === "sheets" ? "application/pdf" : "application/zip";
  const storageKey = contentKey(sha256, extensionOf(run));
  const file = { establishmentId: null, name, mediaType, size, sha256 };
  const { id } = await keepFile(ctx, store, file, [{ name: ORIGINAL, mediaType, size, storageKey, content: drawn }]);
  return id;
}

import { eq } from "drizzle-orm";
import { imports } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import { recordAudit } from "../audit/record-audit.server";
import { compareWithDecided, type DecidedHere } from "../awards/decided-here.server";
import type { PublishedRow } from "../awards/identity";
import { lockRecording } from "../awards/lock-recording.server";
import { planRecording, type RecordingPlan } from "../awards/plan-recording.server";
import { recordAwards } from "../awards/record-awards.server";
import type { Context, WriteContext } from "../context";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { listProvinces } from "../provinces/queries.server";
import { inTransaction } from "../transaction.server";
import { type ImportError, type ListReading, type ReadingOptions, readAwardList } from "./read-rows";
import { readTable } from "./read-table.server";
import { scopeOf } from "./scope.server";

/** Rows of the list by what becomes of them: created + updated + unchanged is all of them. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Of the unchanged, those that name what a round of this platform decided. */
  readonly decided: number;
}

export interface ImportResult extends ImportCounts {
  /** Any error: nothing was imported, and the counts are 0 but for `rows`. */
  readonly errors: readonly ImportError[];
  /** Headings that were not imported. */
  readonly ignored: readonly string[];
}

interface Progress {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Understand the bytes of a list uploaded for an agency, or for all. Throws "invalid" when they are no table. */
export async function readAwardFile(
  ctx: Context,
  bytes: Buffer,
  agencyId: string | null,
  chosen?: ReadingOptions["chosen"],
): Promise<ListReading> {
  const [table, provinces] = await Promise.all([readTable(bytes), listProvinces(ctx)]);
  const scope = await scopeOf(ctx, agencyId, provinces);
  return readAwardList(table, { provinces, today: todayInVietnam(ctx.now), chosen, scope });
}

/**
 * Import a file from the command line, where no one has to be asked: all of it or, with any error, nothing.
 * dryRun: only tell what it would do.
 */
export async function importAwardFile(
  ctx: Context,
  file: { readonly name: string; readonly bytes: Buffer },
  { dryRun = false, onProgress }: Progress & { readonly dryRun?: boolean } = {},
): Promise<ImportResult> {
  const reading = await readAwardFile(ctx, file.bytes, null);
  const { ignored, errors, awards } = reading;
  if (errors.length > 0)
    return { rows: reading.rows, created: 0, updated: 0, unchanged: 0, decided: 0, errors, ignored };
  if (dryRun) return { ...(await expectImport(ctx, awards)).counts, errors, ignored };
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(imports)
      .values({
        kind: "awards",
        fileName: file.name,
        sha256: sha256Hex(file.bytes),
        createdBy: ctx.actor?.userId ?? null,
        createdAt: ctx.now,
      })
      .returning({ id: imports.id });
    return { ...(await importAwards(ctx, awards, { importId: row!.id, onProgress })), errors, ignored };
  });
}

export interface ExpectedImport {
  readonly counts: ImportCounts;
  /** Rounds decided here that the list seems to be about. */
  readonly decidedHere: readonly DecidedHere[];
}

/** What importing these rows would do. */
export async function expectImport(ctx: Context, rows: readonly PublishedRow[]): Promise<ExpectedImport> {
  const { already, rounds } = await compareWithDecided(ctx, rows);
  const plan = await planRecording(ctx, rows, already);
  return { counts: countsOf(rows, plan), decidedHere: rounds };
}

function countsOf(rows: readonly PublishedRow[], plan: RecordingPlan): ImportCounts {
  const { create, update, unchanged, decided } = plan;
  return { rows: rows.length, created: create.size, updated: update.length, unchanged, decided };
}

/**
 * Record the rows of a list under its row of `imports`, which is closed with its counts. Whoever calls has asked the policy.
 * withDecided: also rows that name what a round of this platform decided.
 */
export async function importAwards(
  ctx: WriteContext,
  rows: readonly PublishedRow[],
  {
    importId,
    withDecided = false,
    onProgress,
  }: Progress & { readonly importId: string; readonly withDecided?: boolean },
): Promise<ImportCounts> {
  await lockRecording(ctx);
  const leftOut = withDecided ? new Set<string>() : (await compareWithDecided(ctx, rows)).already;
  const plan = await planRecording(ctx, rows, leftOut);
  const { rows: total, ...counts } = countsOf(rows, plan);
  const changed = await recordAwards(ctx, plan, { importId, onProgress });
  await refreshGallery(ctx, changed);
  const [row] = await ctx.db
    .update(imports)
    .set({ ...counts, appliedAt: ctx.now, storageKey: null })
    .where(eq(imports.id, importId))
    .returning({ fileName: imports.fileName, sha256: imports.sha256 });
  await recordAudit(ctx, {
    act: "awards.imported",
    subject: { kind: "import", id: importId },
    after: { ...row, ...counts },
  });
  return { rows: total, ...counts };
}

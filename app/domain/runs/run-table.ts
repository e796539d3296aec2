import type { InferInsertModel, InferSelectModel } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Job } from "~/queue/job";

/** A table of long runs: how each stands, how often it was begun, and when it last went on. */
export type RunTable = PgTable & Readonly<Record<"id" | "state" | "attempt" | "movedAt", PgColumn>>;

export type RunRow<Table extends RunTable> = InferSelectModel<Table>;
export type RunValues<Table extends RunTable> = Partial<InferInsertModel<Table>>;

/** The runs of a noun, and the job that carries them out. */
export interface Runs<Table extends RunTable> {
  readonly table: Table;
  readonly job: Job<{ readonly runId?: string | undefined }>;
  /** What is forgotten of an earlier beginning. */
  readonly afresh: RunValues<Table>;
  /** How often a process that is at it says so, and asks whether it still is. */
  readonly beatMs: number;
  /** A run that stands still for so long has lost its process. */
  readonly stillSeconds: number;
}

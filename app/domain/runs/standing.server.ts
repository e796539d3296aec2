import { and, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { MOST_ATTEMPTS } from "./rules";
import type { Runs, RunTable } from "./run-table";

/** The database's clock: `ctx.now` is when the job began, and a run takes minutes. */
export const CLOCK = sql`clock_timestamp()`;

/** A process has it, and said nothing for too long. */
export const standsStill = <Table extends RunTable>({ table, stillSeconds }: Runs<Table>): SQL =>
  and(eq(table.state, "running"), sql`${table.movedAt} < ${CLOCK} - make_interval(secs => ${stillSeconds})`)!;

export const mayBegin = <Table extends RunTable>(runs: Runs<Table>): SQL =>
  and(lt(runs.table.attempt, MOST_ATTEMPTS), or(eq(runs.table.state, "queued"), standsStill(runs)))!;

export const underWay = ({ state }: Pick<RunTable, "state">): SQL => inArray(state, ["queued", "running"]);

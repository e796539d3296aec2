import { and, count, desc, eq, sql } from "drizzle-orm";
import { exhibitorLetters, files, letterRuns, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type StoredForm, storedForm } from "../attachments/queries.server";
import { ORIGINAL } from "../attachments/rules";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { queueRun, runUnderWay } from "../runs/queue-run.server";
import { inTransaction } from "../transaction.server";
import { LETTER_RUNS } from "./draw-letters.server";
import { lettersToDraw } from "./letters.server";
import { maySeePapers } from "./policy";

/**
 * Have the last letters of a fair drawn into one PDF. A run that is not over is joined. Returns its id.
 * Refused: "forbidden" to all but the people of the fair's agency, "closed" before the first letter.
 */
export function requestLetterRun(ctx: Context, fairId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    refuseOthers(ctx, fair);
    const letters = await lettersToDraw(ctx, fair);
    if (letters.length === 0) throw new DomainError("closed", m.exhibitors_letter_none_issued());
    const open = await runUnderWay(ctx, LETTER_RUNS, eq(letterRuns.fairId, fair.id));
    if (open) return open.id;
    const id = await queueRun(ctx, LETTER_RUNS, { fairId: fair.id, total: letters.length });
    await recordAudit(ctx, {
      act: "letters.run_requested",
      subject: { kind: "fair", id: fair.id },
      after: { letters: letters.length },
    });
    return id;
  });
}

function refuseOthers(ctx: Context, fair: FairDetails): void {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
}

/** The last run of a fair's letters, with how many were issued since it was asked for; null before the first. Refused as `requestLetterRun`. */
export async function lastLetterRun(ctx: Context, fair: FairDetails) {
  refuseOthers(ctx, fair);
  const { id, state, done, total, fileId, requestedAt } = letterRuns;
  const [run] = await ctx.db
    .select({
      ...{ id, state, done, total, fileId, requestedAt },
      requestedBy: users.name,
      size: sql<number | null>`${files.size}::float8`,
      since: sql<number>`(select ${count()}::int from ${exhibitorLetters} l join applications a on a.id = l.application_id
        where a.fair_id = ${letterRuns.fairId} and l.issued_at > ${letterRuns.requestedAt})`,
    })
    .from(letterRuns)
    .innerJoin(users, eq(users.id, letterRuns.requestedBy))
    .leftJoin(files, eq(files.id, letterRuns.fileId))
    .where(eq(letterRuns.fairId, fair.id))
    .orderBy(desc(requestedAt), desc(id))
    .limit(1);
  return run ?? null;
}

/** The file of the last run that made one. Refused as `requestLetterRun`; "closed" while there is none. */
export async function lettersFile(ctx: Context, fair: FairDetails): Promise<StoredForm> {
  refuseOthers(ctx, fair);
  const [run] = await ctx.db
    .select({ fileId: letterRuns.fileId })
    .from(letterRuns)
    .where(and(eq(letterRuns.fairId, fair.id), eq(letterRuns.state, "done")))
    .orderBy(desc(letterRuns.requestedAt), desc(letterRuns.id))
    .limit(1);
  const form = run?.fileId && (await storedForm(ctx, run.fileId, ORIGINAL));
  if (!form) throw new DomainError("closed", m.exhibitors_letters_no_file());
  return form;
}

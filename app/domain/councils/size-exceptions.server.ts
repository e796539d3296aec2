import { and, asc, eq } from "drizzle-orm";
import { auditEntries } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";

/** A council that voted although the rules do not allow its number of members. */
export interface SizeException {
  readonly meetingId: string;
  readonly seats: number;
  readonly reason: string;
}

const ACT = "council.size_excepted";

/** Kept in the audit, which nobody changes: the minutes print it from there. */
export function recordSizeException(ctx: WriteContext, roundId: string, exception: SizeException): Promise<void> {
  return recordAudit(ctx, { act: ACT, subject: { kind: "round", id: roundId }, after: { ...exception } });
}

/** Those of a round, first to last. An exception holds for as long as the council has that number of members. */
export async function sizeExceptionsOf(ctx: Context, roundId: string): Promise<SizeException[]> {
  const rows = await ctx.db
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, "round"), eq(auditEntries.subjectId, roundId), eq(auditEntries.act, ACT)))
    .orderBy(asc(auditEntries.id));
  return rows.map((row) => row.after as SizeException);
}

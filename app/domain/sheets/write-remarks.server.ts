import { eq } from "drizzle-orm";
import { sheets } from "~/db/schema";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import type { LockedSheet } from "./lock-sheet.server";
import type { PaperTrail } from "./write-point.server";

interface NewRemarks {
  /** What stands from now on; empty: nothing. */
  readonly remarks: string;
  /** As the juror wrote it, where it was joined with what they had written elsewhere. */
  readonly written?: string;
  readonly operationId?: string;
  readonly origin?: PaperTrail;
}

/** The event of a sheet's remarks, its words sealed, and what pages read. Under the sheet's lock; the caller has checked everything. */
export async function writeRemarks(
  ctx: WriteContext,
  sheet: Pick<LockedSheet, "id" | "roundId" | "nominationId" | "appointmentId">,
  { remarks, written, operationId, origin }: NewRemarks,
): Promise<void> {
  await recordEvent(ctx, {
    roundId: sheet.roundId,
    kind: "remark_recorded",
    payload: {
      sheet: sheet.id,
      nomination: sheet.nominationId,
      appointment: sheet.appointmentId,
      ...origin?.payload,
    },
    sealed: { remarks, ...(written !== undefined && { written }), ...origin?.sealed },
    ...(operationId && { operationId }),
  });
  await ctx.db
    .update(sheets)
    .set({ remarks: remarks || null })
    .where(eq(sheets.id, sheet.id));
}

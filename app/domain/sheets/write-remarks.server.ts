import { eq } from "drizzle-orm";
import { sheets } from "~/db/schema";
import type { WriteContext } from "../context";
import { recordEvent } from "../ledger/record-event.server";
import type { LockedSheet } from "./lock-sheet.server";

interface NewRemarks {
  /** What stands from now on; empty: nothing. */
  readonly remarks: string;
  /** As the juror wrote it, where it was joined with what another device had written. */
  readonly written?: string;
  readonly operationId?: string;
}

/** The event of a sheet's remarks, its words sealed, and what pages read. Under the sheet's lock; the caller has checked everything. */
export async function writeRemarks(
  ctx: WriteContext,
  sheet: Pick<LockedSheet, "id" | "roundId" | "nominationId" | "appointmentId">,
  { remarks, written, operationId }: NewRemarks,
): Promise<void> {
  await recordEvent(ctx, {
    roundId: sheet.roundId,
    kind: "remark_recorded",
    payload: { sheet: sheet.id, nomination: sheet.nominationId, appointment: sheet.appointmentId },
    sealed: { remarks, ...(written !== undefined && { written }) },
    ...(operationId && { operationId }),
  });
  await ctx.db
    .update(sheets)
    .set({ remarks: remarks || null })
    .where(eq(sheets.id, sheet.id));
}
